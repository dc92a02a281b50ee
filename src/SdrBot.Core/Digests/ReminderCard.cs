using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Digests;

/// <summary>A task whose hour has come.</summary>
/// <param name="Number">The rep's own count, shown as <c>#14</c>.</param>
/// <param name="At">The rep's local time.</param>
public sealed record Reminder(int Number, string Kind, string Activity, string? Lead, string? Company, string? Title, TimeOnly At);

/// <summary>The words of a reminder: one message, however many tasks it is about.</summary>
public static class ReminderCard
{
    private const int MostItems = 10;
    private const int LongestItem = 140;

    public static Reply Compose(Rep rep, ImmutableArray<Reminder> due)
    {
        var words = Words.In(rep.Language);
        var card = new Reply(
        [
            new Paragraph(words.Say("digests.remind.title", ("count", due.Length))),
            new Items([.. due.Take(MostItems).Select(d => Line(words, d))]),
        ]);
        return due.Length > MostItems ? card.And(new Note(words.Say("digests.more", ("count", due.Length - MostItems)))) : card;
    }

    private static Item Line(Words words, Reminder due)
    {
        var who = words.List(Sentence.Of(due.Lead), Sentence.Of(due.Company));
        var what = (who.IsEmpty ? Sentence.Of(due.Title) : who).Clip(LongestItem);
        var title = who.IsEmpty || due.Title is null ? words.Name("digests.activity", due.Activity) : Sentence.Of(due.Title).Clip(LongestItem);
        return new Item(words.Say("digests.remind.item", ("number", due.Number), ("time", due.At), ("what", what)), title)
        {
            IsTask = true,
            Controls =
            [
                new Button(words.Say("digests.remind.done"), $"done {due.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}"),
                new Button(words.Say("digests.remind.later"), $"snooze {due.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)} later today"),
            ],
        };
    }
}

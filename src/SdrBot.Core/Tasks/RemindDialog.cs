using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Understanding;
using SdrBot.Wording;

namespace SdrBot.Tasks;

/// <summary>The window that makes a task of a message elsewhere in the chat: what it says, when to come back to it, and the way back to it.</summary>
public sealed class RemindDialog(RemindMe remind, IntentRecognizer recognizer, CommandMap commands, IHandlerSource handlers) : IDialog
{
    private const string About = "about";
    private const string When = "when";
    private const int Longest = 1000;

    public string Name => "remind_message";

    /// <param name="about">The message's web address, or a dash where it has none, and the message.</param>
    public Task<Dialog?> OpenAsync(Turn turn, string? about, CancellationToken cancellationToken) => Task.FromResult<Dialog?>(new Dialog(
        turn.Say("tasks.dialog.remind"),
        turn.Say("tasks.dialog.submit"),
        [
            new DialogField(When, turn.Say("tasks.dialog.when")) { Hint = turn.Say("tasks.dialog.when_hint") },
            new DialogField(About, turn.Say("tasks.dialog.about")) { Multiline = true, MostCharacters = Longest, Value = Sentence.Of(Cut(about).Text).Clip(Longest).Plain },
        ]));

    public async Task<Reply> SubmitAsync(Turn turn, string? about, ImmutableDictionary<string, string> filled, CancellationToken cancellationToken)
    {
        var text = (filled.GetValueOrDefault(About) ?? string.Empty).Trim();
        if (text.Length == 0)
        {
            return Reply.Problem(About, turn.Say("tasks.dialog.no_about"));
        }

        // The time is read as it would be in a typed line.
        var when = (filled.GetValueOrDefault(When) ?? string.Empty).Trim();
        var read = recognizer.UnderstandAs(RemindMe.Intent, $"remind me {when} about it", turn.LocalNow);
        var times = SnoozeTimes.Resolve(read.Slots.GetValueOrDefault("when_at") ?? when, turn.Rep, turn.At);
        if (times.IsEmpty)
        {
            return Reply.Problem(When, turn.Say("tasks.dialog.no_time"));
        }

        if (times[0].At <= turn.At)
        {
            return Reply.Problem(When, turn.Say("tasks.in_the_past"));
        }

        handlers.Begin(commands.ForIntent(RemindMe.Intent)!);
        return await remind.AddAsync(turn, times[0], text, null, Cut(about).Link, cancellationToken);
    }

    private static (string? Link, string? Text) Cut(string? about) =>
        about?.Split(' ', 2) is [var first, var text] ? (WebAddress.Of(first), text) : (null, about);
}

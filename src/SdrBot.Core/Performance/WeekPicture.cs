using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Performance;

/// <summary>A rep's week: each day as a picture, and as numbers below it.</summary>
public sealed class WeekPicture(Scorekeeper scores)
{
    private static readonly ImmutableArray<string> Shown = [Measure.Activities, Measure.Conversations, Measure.Meetings, Measure.Accepted];

    /// <param name="words">In the rep's language.</param>
    /// <param name="today">By the rep's clock; the week is the one that this day belongs to.</param>
    public async Task<Reply> ComposeAsync(Rep rep, Words words, DateOnly today, CancellationToken cancellationToken)
    {
        var week = Period.Week(today);
        var days = ImmutableArray.CreateBuilder<(DateOnly Day, Funnel Funnel)>();
        for (var day = week.First; day <= week.Last; day = day.AddDays(1))
        {
            var funnel = day <= today ? await scores.CountAsync(rep, new Period(day, day), cancellationToken) : Funnel.None;
            if (rep.Hours.Includes(day.DayOfWeek) || funnel.Activities > 0)
            {
                days.Add((day, funnel));
            }
        }

        var total = await scores.CountAsync(rep, week, cancellationToken);
        var names = days.Select(d => words.Name("performance.weekdays", ((int)d.Day.DayOfWeek).ToString(CultureInfo.InvariantCulture))).ToImmutableArray();
        return new Reply(
            [
                new Heading(words.Say("performance.week.title", ("first", week.First), ("last", week.Last))),
                new Chart(words.Say("performance.week.chart"), names, [.. Shown.Select(m => new ChartLine(words.Say($"performance.measure.{m}"), [.. days.Select(d => d.Funnel[m])]))]),
                new Table(
                    [words.Say("performance.column.what"), .. names, words.Say("performance.column.week")],
                    [.. Shown.Select(m => ImmutableArray.Create<Sentence>([words.Say($"performance.measure.{m}"), .. days.Select(d => Number(words, d.Funnel[m])), Number(words, total[m])]))]),
            ])
            .With(new Button(words.Say("performance.help.my_performance.label"), "my numbers"));
    }

    private static Sentence Number(Words words, int number) => Sentence.Of(words.Formats.Write(number));
}

using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;

namespace SdrBot.Performance;

/// <summary><c>week chart</c>: each day of the week as a picture, and as numbers below it.</summary>
public sealed class MyWeek(Scorekeeper scores) : IHandler
{
    private static readonly ImmutableArray<string> Shown = [Measure.Activities, Measure.Conversations, Measure.Meetings, Measure.Accepted];

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var week = Period.Week(turn.Today);
        var days = ImmutableArray.CreateBuilder<(DateOnly Day, Funnel Funnel)>();
        for (var day = week.First; day <= week.Last; day = day.AddDays(1))
        {
            var funnel = day <= turn.Today ? await scores.CountAsync(turn.Rep, new Period(day, day), cancellationToken) : Funnel.None;
            if (turn.Rep.Hours.Includes(day.DayOfWeek) || funnel.Activities > 0)
            {
                days.Add((day, funnel));
            }
        }

        var total = await scores.CountAsync(turn.Rep, week, cancellationToken);
        var names = days.Select(d => turn.Words.Name("performance.weekdays", ((int)d.Day.DayOfWeek).ToString(CultureInfo.InvariantCulture))).ToImmutableArray();
        return new Reply(
            [
                new Heading(turn.Say("performance.week.title", ("first", week.First), ("last", week.Last))),
                new Chart(turn.Say("performance.week.chart"), names, [.. Shown.Select(m => new ChartLine(turn.Say($"performance.measure.{m}"), [.. days.Select(d => d.Funnel[m])]))]),
                new Table(
                    [turn.Say("performance.column.what"), .. names, turn.Say("performance.column.week")],
                    [.. Shown.Select(m => ImmutableArray.Create<Wording.Sentence>([turn.Say($"performance.measure.{m}"), .. days.Select(d => PerformanceReplies.Number(turn, d.Funnel[m])), PerformanceReplies.Number(turn, total[m])]))]),
            ])
            .With(new Button(turn.Say("performance.help.my_performance.label"), "my numbers"));
    }
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Performance;

/// <summary><c>team</c>, <c>team week</c>: everybody's outcome beside their activity, and who will miss the month at the present pace.</summary>
public sealed class TeamNumbers(Scorekeeper scores, IGoalStore goals, IAbsences absences, Authority authority) : IHandler
{
    private const int MostRows = 50;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (!await authority.MayAsync(turn.Rep, Permission.SeeTeam, cancellationToken))
        {
            return PerformanceReplies.OnlyLeaders(turn);
        }

        var name = turn.Text.Contains(QuotaPeriod.Week, StringComparison.OrdinalIgnoreCase) ? QuotaPeriod.Week : QuotaPeriod.Month;
        var period = Period.Of(name, turn.Today);
        var crew = await scores.CrewAsync(turn.Tenant, cancellationToken);
        if (crew.IsEmpty)
        {
            return turn.Say("performance.team.nobody");
        }

        var quotas = new Quotas(await goals.QuotasAsync(turn.Tenant, cancellationToken));
        var away = await absences.BetweenAsync(turn.Tenant, period.First.AddMonths(-1), period.Last.AddMonths(1), cancellationToken);
        var lines = crew.Zip(await scores.CountAsync(crew, period, cancellationToken))
            .Select(l => new TeamLine(l.First, l.Second, PaceOf(l.First, l.Second, name, period, quotas, away, turn.At)))
            .OrderByDescending(l => l.Funnel.Accepted).ThenByDescending(l => l.Funnel.Made).ThenByDescending(l => l.Funnel.Meetings).ThenBy(l => l.Rep.Name, StringComparer.Ordinal)
            .ToImmutableArray();
        var goal = quotas.OfTeam(crew.Select(r => r.Id), Measure.Accepted, name, period);
        return Compose(turn, name, period, lines, goal).InPlaceFor(turn);
    }

    private static Pace? PaceOf(Rep rep, Funnel funnel, string name, Period period, Quotas quotas, ImmutableArray<Absence> away, DateTimeOffset now)
    {
        var days = new WorkingDays(rep, away);
        var quota = name == QuotaPeriod.Week ? quotas.OfWeek(rep.Id, Measure.Accepted, period, days) : quotas.Of(rep.Id, Measure.Accepted, name, period);
        return quota is { } goal ? Pace.Of(funnel.Accepted, goal, days, period, rep.LocalTime(now)) : null;
    }

    private static Reply Compose(Turn turn, string name, Period period, ImmutableArray<TeamLine> lines, int? goal)
    {
        var total = lines.Select(l => l.Funnel).Aggregate((a, b) => a + b);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Heading(turn.Say("performance.team.title", ("period", turn.Say($"performance.this.{name}")), ("first", period.First), ("last", period.Last))));
        blocks.Add(new Paragraph(goal is { } sum
            ? turn.Say("performance.team.total_of", ("accepted", total.Accepted), ("goal", sum), ("made", total.Made), ("meetings", total.Meetings))
            : turn.Say("performance.team.total", ("accepted", total.Accepted), ("made", total.Made), ("meetings", total.Meetings))));
        blocks.Add(new Table(
            [turn.Say("performance.team.person"), .. Columns.Select(m => turn.Say($"performance.measure.{m}"))],
            [.. lines.Take(MostRows).Select(l => Row(turn, l))]));
        var late = lines.Where(l => l.Pace is { IsShort: true }).ToImmutableArray();
        if (!late.IsEmpty)
        {
            blocks.Add(new Paragraph(turn.Say("performance.team.warning", ("count", late.Length))));
            blocks.Add(new Items([.. late.Select(l => new Item(turn.Say("performance.team.short", ("name", l.Rep.Name), ("done", l.Pace!.Done), ("goal", l.Pace.Goal), ("projected", l.Pace.Projected))))]));
        }

        if (lines.Length > MostRows)
        {
            blocks.Add(new Note(turn.Say("performance.team.more", ("count", lines.Length - MostRows))));
        }

        return new Reply(blocks.ToImmutable()).With(name == QuotaPeriod.Week
            ? new Button(turn.Say("performance.team.month"), "team month")
            : new Button(turn.Say("performance.team.week"), "team week"));
    }

    private static ImmutableArray<string> Columns { get; } = [Measure.Accepted, Measure.Made, Measure.Meetings, Measure.Conversations, Measure.Disqualified, Measure.Activities];

    private static ImmutableArray<Sentence> Row(Turn turn, TeamLine line) =>
    [
        Sentence.Of(line.Rep.Name),
        line.Pace is { } pace ? turn.Say("performance.team.of", ("done", pace.Done), ("goal", pace.Goal)) : PerformanceReplies.Number(turn, line.Funnel.Accepted),
        .. Columns.Skip(1).Select(m => PerformanceReplies.Number(turn, line.Funnel[m])),
    ];

    private sealed record TeamLine(Rep Rep, Funnel Funnel, Pace? Pace);
}

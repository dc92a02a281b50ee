using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;

namespace SdrBot.Performance;

/// <summary><c>forecast</c>, and for those who see the team <c>team forecast</c>: the month's accepted handoffs, foretold from the funnel, and how far the data can be trusted.</summary>
public sealed class ShowForecast(Scorekeeper scores, IGoalStore goals, IAbsences absences, ILeadStore leads, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var view = await TeamView.OfAsync(turn, authority, cancellationToken);
        if (view.IsRefused)
        {
            return PerformanceReplies.OnlyLeaders(turn);
        }

        var crew = view.IsTeam ? await scores.CrewAsync(turn.Tenant, cancellationToken) : [turn.Rep];
        if (crew.IsEmpty)
        {
            return turn.Say("performance.team.nobody");
        }

        var month = Period.Month(turn.Today);
        var forecast = (await OfAsync(turn, crew, month, cancellationToken)).Aggregate((a, b) => a + b);
        var quotas = new Quotas(await goals.QuotasAsync(turn.Tenant, cancellationToken));
        var goal = view.IsTeam ? quotas.OfTeam(crew.Select(r => r.Id), Measure.Accepted, QuotaPeriod.Month, month) : quotas.Of(turn.Rep.Id, Measure.Accepted, QuotaPeriod.Month, month);
        var reply = new Reply(
        [
            new Heading(turn.Say(view.IsTeam ? "performance.forecast.team_title" : "performance.forecast.title", ("last", month.Last))),
            new Paragraph(forecast.IsKnown
                ? turn.Say("performance.forecast.expected", ("count", (int)Math.Round(forecast.Expected)), ("low", (int)Math.Floor(forecast.Low)), ("high", (int)Math.Ceiling(forecast.High)), ("accepted", forecast.Accepted))
                : turn.Say("performance.forecast.unknown", ("accepted", forecast.Accepted), ("enough", Rate.Enough))),
            new Fields(
            [
                .. goal is { } aim ? new[] { new Field(turn.Say("performance.forecast.goal"), PerformanceReplies.Number(turn, aim)) } : [],
                new(turn.Say("performance.forecast.left"), turn.Say("performance.forecast.left_value", ("days", Math.Round((decimal)forecast.DaysLeft, 1)), ("daily", Math.Round((decimal)forecast.Daily, 1)))),
                new(turn.Say("performance.goal.name.conversation"), PerformanceReplies.Said(turn, forecast.Conversation)),
                new(turn.Say("performance.goal.name.handoff"), PerformanceReplies.Said(turn, forecast.Handoff)),
            ]),
        ]);
        reply = await KnownAsync(turn, crew, cancellationToken) is { } known ? reply.And(new Note(turn.Say("performance.forecast.data", ("share", known)))) : reply;
        return reply.With(view.IsOffered
            ? [new Button(turn.Say("performance.forecast.team"), "team forecast")]
            : [new Button(turn.Say("leads.help.completeness.label"), "completeness")]);
    }

    /// <summary>Each by their own clock, working days and last ninety days.</summary>
    private async Task<IEnumerable<Forecast>> OfAsync(Turn turn, ImmutableArray<Rep> crew, Period month, CancellationToken cancellationToken)
    {
        var before = new Period(turn.Today.AddDays(-GoalDesk.MeasuredDays), turn.Today.AddDays(-1));
        var away = await absences.BetweenAsync(turn.Tenant, before.First, month.Last, cancellationToken);
        var measured = await scores.CountAsync(crew, before, cancellationToken);
        var now = await scores.CountAsync(crew, month, cancellationToken);
        return crew.Select((rep, i) =>
        {
            var days = new WorkingDays(rep, away);
            var worked = days.In(before);
            return new Forecast(
                now[i].Accepted,
                Math.Max(0, days.In(month) - days.Passed(month, rep.LocalTime(turn.At))),
                worked == 0 ? 0 : (double)measured[i].Activities / worked,
                new Rate(measured[i].Conversations, measured[i].Activities),
                new Rate(measured[i].Accepted, measured[i].Conversations));
        }).ToList();
    }

    /// <summary>How much is known of the open leads, in percent; null where there is none.</summary>
    private async Task<int?> KnownAsync(Turn turn, ImmutableArray<Rep> crew, CancellationToken cancellationToken)
    {
        var missing = new List<ImmutableArray<string>>();
        foreach (var rep in crew)
        {
            missing.AddRange((await Completeness.OfRepAsync(leads, turn.Tenant, rep.Id, turn.Today, cancellationToken)).Select(l => l.Missing));
        }

        return missing.Count == 0 ? null : Completeness.Average(missing);
    }
}

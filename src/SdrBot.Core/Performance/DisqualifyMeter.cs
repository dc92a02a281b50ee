using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Performance;

/// <summary><c>disqualify meter</c>: how soon leads that do not fit are let go, for which reasons, and how often that was a mistake.</summary>
public sealed class DisqualifyMeter(IFunnelStore funnels, Authority authority) : IHandler
{
    private const int Days = 90;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var view = await TeamView.OfAsync(turn, authority, cancellationToken);
        if (view.IsRefused)
        {
            return PerformanceReplies.OnlyLeaders(turn);
        }

        var (from, _) = new Period(turn.Today.AddDays(-Days), turn.Today).Instants(turn.Rep.TimeZone);
        var all = await funnels.TurnedAwayAsync(turn.Tenant, view.RepId(turn), from, turn.At.AddTicks(1), cancellationToken);
        if (all.IsEmpty)
        {
            return turn.Say("performance.away.none", ("days", Days));
        }

        var reasons = all.GroupBy(a => a.Reason ?? string.Empty, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => turn.Say("performance.away.reason", ("reason", g.Key.Length == 0 ? turn.Say("performance.away.no_reason") : turn.Words.Name("leads.reasons", g.Key)), ("count", g.Count())));
        return new Reply(
        [
            new Heading(turn.Say(view.IsTeam ? "performance.away.team_title" : "performance.away.title", ("days", Days))),
            new Paragraph(turn.Say("performance.away.count", ("count", all.Length))),
            new Fields(
            [
                new(turn.Say("performance.away.touches"), Middle(turn, all.Select(a => (double)a.Touches))),
                new(turn.Say("performance.away.waited"), Middle(turn, all.Select(a => Math.Max(0, (a.At - a.CameAt).TotalDays)))),
                new(turn.Say("performance.away.reasons"), turn.Words.List(reasons)),
                new(turn.Say("performance.away.mistakes"), turn.Say("performance.away.mistakes_value", ("returned", all.Count(a => a.HasReturned)), ("customers", all.Count(a => a.IsCustomer)))),
            ]),
            new Note(turn.Say("performance.away.why")),
        ]);
    }

    private static Sentence Middle(Turn turn, IEnumerable<double> values) => Sentence.Of(turn.Words.Formats.Write(Math.Round((decimal)Median.Of([.. values])!.Value, 1)));
}

using SdrBot.Conversations;
using SdrBot.Handoffs;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Performance;

/// <summary><c>handoff meter</c>: how many handoffs were accepted and how many came back, and how long it takes until one is an opportunity. Well qualified leads make that short.</summary>
public sealed class HandoffMeter(IHandoffStore handoffs, Authority authority) : IHandler
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
        var all = await handoffs.PathsAsync(turn.Tenant, view.RepId(turn), from, cancellationToken);
        if (all.IsEmpty)
        {
            return turn.Say("performance.paths.none", ("days", Days));
        }

        var accepted = all.Where(p => p.AcceptedAt is not null).ToList();
        var became = accepted.Where(p => p.OpportunityAt is not null).ToList();
        var reply = new Reply(
        [
            new Heading(turn.Say(view.IsTeam ? "performance.paths.team_title" : "performance.paths.title", ("days", Days))),
            new Fields(
            [
                new(turn.Say("performance.paths.accepted"), PerformanceReplies.Said(turn, new Rate(accepted.Count, all.Length))),
                new(turn.Say("performance.paths.declined"), PerformanceReplies.Number(turn, all.Count(p => p.DeclinedAt is not null))),
                new(turn.Say("performance.paths.returned"), PerformanceReplies.Said(turn, new Rate(accepted.Count(p => p.ReturnedAt is not null), accepted.Count))),
                new(turn.Say("performance.paths.opportunities"), PerformanceReplies.Said(turn, new Rate(became.Count, accepted.Count))),
                new(turn.Say("performance.paths.to_accepted"), Middle(turn, "hours", accepted.Select(p => (p.AcceptedAt!.Value - p.MadeAt).TotalHours))),
                new(turn.Say("performance.paths.to_opportunity"), Middle(turn, "days", became.Select(p => (p.OpportunityAt!.Value - p.MadeAt).TotalDays))),
            ]),
            new Note(turn.Say("performance.paths.why")),
        ]);
        return view.IsOffered ? reply.With(new Button(turn.Say("performance.paths.team"), "team handoff meter")) : reply;
    }

    /// <summary>The middle of some times; nothing but that where there is none.</summary>
    private static Sentence Middle(Turn turn, string unit, IEnumerable<double> values) => Median.Of([.. values]) is { } middle
        ? turn.Say($"performance.paths.{unit}", ("count", Math.Round((decimal)middle, 1)))
        : turn.Say("performance.no_rate");
}

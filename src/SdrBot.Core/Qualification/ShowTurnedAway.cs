using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Qualification;

/// <summary><c>turned away</c>: how many leads turned out to be none, and how soon that was found out. One's own; the team's for those who see it.</summary>
public sealed class ShowTurnedAway(IFindingStore findings, Authority authority) : IHandler
{
    private const int Days = 90;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var seesTeam = await authority.MayAsync(turn.Rep, Permission.SeeTeam, cancellationToken);
        var away = await findings.TurnedAwayAsync(turn.Tenant, seesTeam ? null : turn.Rep.Id, turn.At.AddDays(-Days), turn.At.AddMilliseconds(1), cancellationToken);
        return away.IsEmpty
            ? turn.Say("qualification.turned_away.none", ("days", Days))
            : turn.Say(
                "qualification.turned_away.some",
                ("count", away.Length),
                ("days", Days),
                ("touches", (decimal)TurnedAway.Median(away.Select(a => (double)a.Touches))),
                ("after", Math.Round((decimal)TurnedAway.Median(away.Select(a => a.Days)), 1)));
    }
}

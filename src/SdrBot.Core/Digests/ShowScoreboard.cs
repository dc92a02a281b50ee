using SdrBot.Conversations;

namespace SdrBot.Digests;

/// <summary><c>scoreboard</c>: the team's day so far; the same table that the sales floor gets when the last one has gone home.</summary>
public sealed class ShowScoreboard(IDigestStore digests) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        Scoreboard.Compose(turn.Today, await digests.ScoresAsync(turn.Tenant, turn.Today, cancellationToken), turn.Rep.Language);
}

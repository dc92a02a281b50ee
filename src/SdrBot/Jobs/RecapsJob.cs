using SdrBot.Conversations;
using SdrBot.Digests;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Jobs;

/// <summary>Looks back on each rep's day when it ends, and on the team's.</summary>
internal sealed class RecapsJob(DayRound round, IDatabase database, OutboxBell bell, JobPulse pulse, TimeProvider clock, ILogger<RecapsJob> logger)
    : Job(pulse, clock, logger)
{
    private const string Team = "team";

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    public override async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var units = new UnitsOfJob(_logger, cancellationToken);
        await units.TryAsync("recaps", () => round.RecapsAsync(now, cancellationToken));
        foreach (var clockOfTeam in await database.ReadAsync(s => new TeamDays(s).EndedAsync(now), cancellationToken))
        {
            await units.TryAsync($"team {clockOfTeam.Tenant}", () => database.WriteAsync("digests", s => PostAsync(s, clockOfTeam.Tenant, clockOfTeam.Day, now), cancellationToken));
        }

        units.ThrowIfAnyFailed();
    }

    private async Task<bool> PostAsync(Session session, string tenant, DateOnly day, DateTimeOffset now)
    {
        var store = new DigestStore(session);
        if (!await store.ClaimAsync(tenant, Team, DigestKind.Scoreboard, day, now, CancellationToken.None))
        {
            return false;
        }

        var scores = await store.ScoresAsync(tenant, day, CancellationToken.None);
        return await new Outbox(session, bell, _clock).AnnounceAsync(
            tenant, ChannelPurpose.SalesFloor, DigestKeys.Of(DigestKind.Scoreboard, Team, day), Scoreboard.Compose(day, scores, Language.English), CancellationToken.None);
    }
}

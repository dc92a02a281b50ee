using System.Collections.Immutable;
using SdrBot.Digests;
using SdrBot.People;

namespace SdrBot.Storage;

/// <summary>The day of a whole team: it ends by the clock under which most of its reps work, when the last of those goes home.</summary>
internal sealed class TeamDays(Session session)
{
    /// <summary>Teams whose day has ended a short while ago and has no scoreboard yet.</summary>
    public async Task<ImmutableArray<TeamDay>> EndedAsync(DateTimeOffset now)
    {
        var zones = await session.ManyAsync<TeamZone>(
            """
            SELECT r.tenant, r.zone, count(*) AS people, max(substr(r.hours, -5)) AS ends FROM reps r JOIN roles o ON o.tenant = r.tenant AND o.id = r.role
            WHERE r.active = 1 AND o.permissions LIKE @receives GROUP BY r.tenant, r.zone
            """,
            new { receives = $"%{Permission.ReceiveDigest}%" });
        var ended = ImmutableArray.CreateBuilder<TeamDay>();
        foreach (var team in zones.GroupBy(z => z.Tenant, StringComparer.Ordinal))
        {
            var home = team.OrderByDescending(z => z.People).ThenBy(z => z.Zone, StringComparer.Ordinal).First();
            var zone = Zones.Find(home.Zone) ?? TimeZoneInfo.Utc;
            var day = DateOnly.FromDateTime(LocalClock.At(zone, now));
            var end = LocalClock.Resolve(zone, day.ToDateTime(home.Ends));
            if (end <= now && now - end <= DigestSchedule.RecapGrace && await WorksAsync(home, day))
            {
                ended.Add(new TeamDay(home.Tenant, day));
            }
        }

        return ended.ToImmutable();
    }

    /// <summary>Somebody under that clock works on the day, and it has no scoreboard yet.</summary>
    private async Task<bool> WorksAsync(TeamZone home, DateOnly day) =>
        await session.ScalarAsync<long>(
            "SELECT EXISTS (SELECT 1 FROM digests WHERE tenant = @Tenant AND kind = 'scoreboard' AND audience = 'team' AND day = @day)", new { home.Tenant, day }) == 0
        && (await session.ManyAsync<RepRow>($"SELECT {RepStore.Columns} FROM reps WHERE tenant = @Tenant AND zone = @Zone AND active = 1", new { home.Tenant, home.Zone }))
            .Any(r => r.ToRep().WorksOn(day));

    private sealed record TeamZone
    {
        public required string Tenant { get; init; }

        public required string Zone { get; init; }

        public int People { get; init; }

        public TimeOnly Ends { get; init; }
    }
}

internal sealed record TeamDay(string Tenant, DateOnly Day);

using System.Collections.Immutable;
using SdrBot.People;

namespace SdrBot.Storage;

internal sealed class AbsenceStore(Session session) : IAbsences
{
    public async Task KeepAsync(Rep rep, DateOnly last, CancellationToken cancellationToken)
    {
        if (rep.AwayFrom is not { } from || from > last)
        {
            return;
        }

        var until = rep.AwayUntil is { } end && end < last ? end : last;
        await session.RunAsync(
            """
            INSERT INTO absences (tenant, rep_id, from_day, until_day) VALUES (@Tenant, @Id, @from, @until)
            ON CONFLICT (tenant, rep_id, from_day) DO UPDATE SET until_day = excluded.until_day
            """,
            new { rep.Tenant, rep.Id, from, until });
    }

    public Task<ImmutableArray<Absence>> BetweenAsync(string tenant, DateOnly from, DateOnly until, CancellationToken cancellationToken) => session.ManyAsync<Absence>(
        """
        SELECT rep_id, from_day, until_day FROM absences WHERE tenant = @tenant AND from_day <= @until AND until_day >= @from
        UNION ALL
        SELECT id, away_from, coalesce(away_until, away_from) FROM reps
        WHERE tenant = @tenant AND active = 1 AND away_from IS NOT NULL AND away_from <= @until AND coalesce(away_until, away_from) >= @from
        """,
        new { tenant, from, until });
}

using System.Collections.Immutable;
using SdrBot.Performance;

namespace SdrBot.Storage;

internal sealed class GoalStore(Session session) : IGoalStore
{
    private const int Hundredths = 100;

    public Task<ImmutableArray<Quota>> QuotasAsync(string tenant, CancellationToken cancellationToken) => session.ManyAsync<Quota>(
        "SELECT rep_id, measure, period, starts, amount FROM quotas WHERE tenant = @tenant ORDER BY rep_id, measure, period, starts", new { tenant });

    public Task SaveAsync(string tenant, Quota quota, CancellationToken cancellationToken) => session.RunAsync(
        """
        INSERT INTO quotas (tenant, rep_id, measure, period, starts, amount) VALUES (@tenant, @RepId, @Measure, @Period, @Starts, @Amount)
        ON CONFLICT (tenant, rep_id, measure, period, starts) DO UPDATE SET amount = excluded.amount
        """,
        new { tenant, quota.RepId, quota.Measure, quota.Period, quota.Starts, quota.Amount });

    public async Task<ImmutableDictionary<string, Figure>> FiguresAsync(string tenant, CancellationToken cancellationToken) =>
        (await session.ManyAsync<Row>("SELECT key, amount, currency FROM goals WHERE tenant = @tenant", new { tenant }))
            .ToImmutableDictionary(r => r.Key, r => new Figure((decimal)r.Amount / Hundredths, r.Currency), StringComparer.Ordinal);

    public Task SaveAsync(string tenant, string key, Figure? figure, CancellationToken cancellationToken) => figure is null
        ? session.RunAsync("DELETE FROM goals WHERE tenant = @tenant AND key = @key", new { tenant, key })
        : session.RunAsync(
            """
            INSERT INTO goals (tenant, key, amount, currency) VALUES (@tenant, @key, @amount, @Currency)
            ON CONFLICT (tenant, key) DO UPDATE SET amount = excluded.amount, currency = excluded.currency
            """,
            new { tenant, key, amount = (long)Math.Round(figure.Value * Hundredths), figure.Currency });

    private sealed record Row
    {
        public required string Key { get; init; }

        public long Amount { get; init; }

        public string? Currency { get; init; }
    }
}

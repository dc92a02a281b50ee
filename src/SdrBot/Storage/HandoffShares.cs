using System.Collections.Immutable;
using SdrBot.Handoffs;

namespace SdrBot.Storage;

internal sealed class HandoffShares(Session session) : IHandoffShares
{
    public async Task<ImmutableDictionary<string, int>> AllAsync(string tenant, CancellationToken cancellationToken) =>
        (await session.ManyAsync<ShareRow>("SELECT rep_id, count FROM handoff_shares WHERE tenant = @tenant", new { tenant })).ToImmutableDictionary(s => s.RepId, s => s.Count, StringComparer.Ordinal);

    public Task SetAsync(string tenant, string repId, int count, CancellationToken cancellationToken) => session.RunAsync(
        "INSERT INTO handoff_shares (tenant, rep_id, count) VALUES (@tenant, @repId, @count) ON CONFLICT (tenant, rep_id) DO UPDATE SET count = excluded.count", new { tenant, repId, count });

    private sealed record ShareRow
    {
        public required string RepId { get; init; }

        public int Count { get; init; }
    }
}

internal sealed class NextSteps(Session session) : INextSteps
{
    public Task<ImmutableArray<NextStep>> AddedAsync(string tenant, CancellationToken cancellationToken) =>
        session.ManyAsync<NextStep>("SELECT key, name FROM next_steps WHERE tenant = @tenant ORDER BY name", new { tenant });

    public async Task<bool> AddAsync(string tenant, NextStep step, CancellationToken cancellationToken) => await session.RunAsync(
        "INSERT INTO next_steps (tenant, key, name) VALUES (@tenant, @Key, @Name) ON CONFLICT DO NOTHING", new { tenant, step.Key, step.Name }) == 1;
}

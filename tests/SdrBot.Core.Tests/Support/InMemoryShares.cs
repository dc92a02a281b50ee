using System.Collections.Immutable;
using SdrBot.Handoffs;

namespace SdrBot.Support;

/// <summary>A ledger of handoffs that lasts as long as the test.</summary>
public sealed class InMemoryShares : IHandoffShares
{
    public Dictionary<string, int> Counts { get; } = [];

    public Task<ImmutableDictionary<string, int>> AllAsync(string tenant, CancellationToken cancellationToken) => Task.FromResult(Counts.ToImmutableDictionary());

    public Task SetAsync(string tenant, string repId, int count, CancellationToken cancellationToken)
    {
        Counts[repId] = count;
        return Task.CompletedTask;
    }
}

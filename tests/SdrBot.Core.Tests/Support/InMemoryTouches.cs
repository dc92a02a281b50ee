using System.Collections.Immutable;
using SdrBot.Touches;

namespace SdrBot.Support;

/// <summary>Touches that last as long as the test.</summary>
public sealed class InMemoryTouches : ITouchStore
{
    private readonly Dictionary<long, Touch> _all = [];

    public IEnumerable<Touch> All => _all.Values;

    public Task<Touch> AddAsync(Touch touch, CancellationToken cancellationToken)
    {
        var added = touch with { Id = _all.Count + 1 };
        _all.Add(added.Id, added);
        return Task.FromResult(added);
    }

    public Task SaveAsync(Touch touch, CancellationToken cancellationToken)
    {
        _all[touch.Id] = touch with { Version = _all[touch.Id].Version + 1 };
        return Task.CompletedTask;
    }

    public Task<Touch?> FindAsync(string tenant, long id, CancellationToken cancellationToken) =>
        Task.FromResult(_all.GetValueOrDefault(id) is { } touch && touch.Tenant == tenant ? touch : null);

    public Task<ImmutableArray<Touch>> OfLeadAsync(string tenant, long leadId, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(All.Where(t => t.Tenant == tenant && t.LeadId == leadId).OrderByDescending(t => t.At).ThenByDescending(t => t.Id).Take(limit).ToImmutableArray());

    public Task<ImmutableArray<TouchCount>> CountsAsync(string tenant, string repId, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        Task.FromResult(All.Where(t => t.Tenant == tenant && t.RepId == repId && t.Day >= from && t.Day <= to)
            .GroupBy(t => (t.Channel, t.Outcome))
            .Select(g => new TouchCount { Channel = g.Key.Channel, Outcome = g.Key.Outcome, Touches = g.Count(), Conversations = g.Count(t => t.IsConversation) })
            .ToImmutableArray());
}

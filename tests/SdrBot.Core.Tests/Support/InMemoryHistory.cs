using System.Collections.Immutable;
using SdrBot.Leads;

namespace SdrBot.Support;

/// <summary>Changes of leads that last as long as the test.</summary>
public sealed class InMemoryHistory : IFieldHistory
{
    private readonly List<FieldChange> _all = [];

    public IEnumerable<FieldChange> All => _all;

    public Task AddAsync(FieldChange change, CancellationToken cancellationToken)
    {
        _all.Add(change);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<FieldChange>> OfLeadAsync(string tenant, long leadId, CancellationToken cancellationToken) =>
        Task.FromResult(_all.Where(c => c.Tenant == tenant && c.LeadId == leadId).ToImmutableArray());
}

using System.Collections.Immutable;
using SdrBot.Leads;

namespace SdrBot.Support;

/// <summary>Leads that last as long as the test.</summary>
public sealed class InMemoryLeads : ILeadStore
{
    private readonly Dictionary<long, Lead> _all = [];
    private readonly List<StatusChange> _changes = [];
    private readonly List<LeadNote> _notes = [];
    private readonly List<ResearchFact> _facts = [];

    /// <summary>Who still has something to do for a lead; what has nobody is an orphan.</summary>
    public InMemoryTasks? Tasks { get; set; }

    public IEnumerable<Lead> All => _all.Values;

    public Lead? Find(long id) => _all.GetValueOrDefault(id);

    public Task<Lead?> FindAsync(string tenant, long id, CancellationToken cancellationToken) =>
        Task.FromResult(Find(id) is { } lead && lead.Tenant == tenant ? lead : null);

    public Task<ImmutableArray<Lead>> SearchAsync(string tenant, string? ownerId, string words, int limit, CancellationToken cancellationToken)
    {
        var terms = words.Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold).ToArray();
        return Many(All.Where(l => l.Tenant == tenant && (ownerId is null || l.OwnerId == ownerId) && terms.All(t => LeadKeys.Words(l).Any(w => w.StartsWith(t, StringComparison.Ordinal)))).Take(limit));
    }

    public Task<ImmutableArray<Lead>> ByPhoneAsync(string tenant, string phone, CancellationToken cancellationToken) =>
        Many(All.Where(l => l.Tenant == tenant && ContactKeys.Phone(phone) is { } key && LeadKeys.Of(l).PhoneSuffix == key.Suffix));

    public Task<Lead?> SameAsync(Lead lead, CancellationToken cancellationToken)
    {
        var keys = LeadKeys.Of(lead);
        return Task.FromResult(
            All.FirstOrDefault(l => l.Tenant == lead.Tenant && keys.Email is not null && LeadKeys.Of(l).Email == keys.Email)
            ?? All.FirstOrDefault(l => l.Tenant == lead.Tenant && keys.Person is not null && LeadKeys.Of(l).Person == keys.Person));
    }

    public Task<Lead> AddAsync(Lead lead, CancellationToken cancellationToken)
    {
        var added = lead with { Id = _all.Count + 1 };
        _all.Add(added.Id, added);
        return Task.FromResult(added);
    }

    public Task SaveAsync(Lead lead, CancellationToken cancellationToken)
    {
        _all[lead.Id] = lead with { Version = _all[lead.Id].Version + 1 };
        return Task.CompletedTask;
    }

    public Task SaveTouchedAsync(Lead lead, CancellationToken cancellationToken) => SaveAsync(lead, cancellationToken);

    public Task AddStatusChangeAsync(StatusChange change, CancellationToken cancellationToken) => Kept(_changes, change);

    public Task AddNoteAsync(LeadNote note, CancellationToken cancellationToken) => Kept(_notes, note);

    public Task AddFactAsync(ResearchFact fact, CancellationToken cancellationToken) => Kept(_facts, fact);

    public Task<ImmutableArray<StatusChange>> StatusChangesAsync(string tenant, long leadId, CancellationToken cancellationToken) =>
        Many(_changes.Where(c => c.Tenant == tenant && c.LeadId == leadId));

    public Task<ImmutableArray<LeadNote>> NotesAsync(string tenant, long leadId, CancellationToken cancellationToken) =>
        Many(Enumerable.Reverse(_notes).Where(n => n.Tenant == tenant && n.LeadId == leadId));

    public Task<ImmutableArray<ResearchFact>> FactsAsync(string tenant, long leadId, CancellationToken cancellationToken) =>
        Many(Enumerable.Reverse(_facts).Where(f => f.Tenant == tenant && f.LeadId == leadId));

    public Task<ImmutableHashSet<long>> ResearchedAsync(string tenant, string ownerId, DateOnly since, CancellationToken cancellationToken) =>
        Task.FromResult(_facts.Where(f => f.Tenant == tenant && f.FoundOn >= since && All.Any(l => l.Id == f.LeadId && l.OwnerId == ownerId)).Select(f => f.LeadId).ToImmutableHashSet());

    public Task<ImmutableArray<Lead>> OrphansAsync(string tenant, long after, int limit, CancellationToken cancellationToken) =>
        Many(All.Where(l => l.Tenant == tenant && l.Id > after && l.IsOpen && Tasks?.Open.Any(t => t.LeadId == l.Id) != true).Take(limit));

    public Task<ImmutableArray<Lead>> ListAsync(string tenant, string ownerId, LeadView view, int limit, CancellationToken cancellationToken) =>
        Many(All
            .Where(l => l.Tenant == tenant && l.OwnerId == ownerId && (view.Status is null ? l.IsOpen : l.Status == view.Status))
            .Where(l => !view.Waiting || Tasks?.Open.Any(t => t.LeadId == l.Id && t.SomebodyWaits) == true)
            .Where(l => view.UntouchedSince is not { } since || (l.LastTouchAt ?? l.CreatedAt) < since)
            .OrderBy(l => l.Priority).ThenBy(l => l.Name, StringComparer.Ordinal).Take(limit));

    public Task<ImmutableArray<StatusCount>> CountsAsync(string tenant, string? ownerId, CancellationToken cancellationToken) =>
        Many(All
            .Where(l => l.Tenant == tenant && (ownerId is null || l.OwnerId == ownerId))
            .GroupBy(l => (l.OwnerId, l.Status))
            .Select(g => new StatusCount { OwnerId = g.Key.OwnerId, Status = g.Key.Status, Leads = g.Count(), LongestSince = g.Min(l => l.LastTouchAt ?? l.CreatedAt) }));

    private static Task Kept<T>(List<T> list, T item)
    {
        list.Add(item);
        return Task.CompletedTask;
    }

    private static Task<ImmutableArray<T>> Many<T>(IEnumerable<T> items) => Task.FromResult(items.ToImmutableArray());
}

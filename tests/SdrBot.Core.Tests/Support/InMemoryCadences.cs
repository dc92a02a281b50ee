using System.Collections.Immutable;
using SdrBot.Cadences;

namespace SdrBot.Support;

/// <summary>Cadences and enrolments that last as long as the test.</summary>
public sealed class InMemoryCadences(params IEnumerable<Cadence> cadences) : ICadenceStore
{
    private readonly List<Cadence> _cadences = [.. cadences];
    private readonly Dictionary<long, Enrolment> _enrolments = [];

    public IEnumerable<Enrolment> Enrolments => _enrolments.Values;

    /// <summary>A changed definition is a new version, as in the real store.</summary>
    public void Publish(Cadence cadence) =>
        _cadences.Add(cadence with { Version = 1 + _cadences.Where(c => c.Id == cadence.Id).Select(c => c.Version).DefaultIfEmpty().Max() });

    public Task<ImmutableArray<Cadence>> AllAsync(string tenant, CancellationToken cancellationToken) =>
        Task.FromResult(_cadences.GroupBy(c => c.Id).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.MaxBy(c => c.Version)!).ToImmutableArray());

    public Task<Cadence?> FindAsync(string tenant, string id, int version, CancellationToken cancellationToken) =>
        Task.FromResult(_cadences.Find(c => c.Id == id && c.Version == version));

    public Task<Enrolment?> ActiveAsync(string tenant, long leadId, CancellationToken cancellationToken) =>
        Task.FromResult(Enrolments.SingleOrDefault(e => e.Tenant == tenant && e.LeadId == leadId && e.State == EnrolmentState.Active));

    public Task<bool> IsHandedOffAsync(string tenant, long leadId, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<ImmutableArray<StepCount>> CountsAsync(string tenant, string? ownerId, DateTimeOffset today, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Tasks are kept elsewhere.");

    public Task PublishAsync(string tenant, Cadence cadence, CancellationToken cancellationToken)
    {
        Publish(cadence);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<VersionRates>> VersionRatesAsync(string tenant, string id, CancellationToken cancellationToken) =>
        Task.FromResult(Enrolments.Where(e => e.CadenceId == id).GroupBy(e => e.CadenceVersion).Select(g => new VersionRates { Number = g.Key, Leads = g.Count() }).ToImmutableArray());

    public Task<ImmutableArray<StepRates>> StepRatesAsync(string tenant, string id, int version, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Touches are kept elsewhere.");

    public Task<ImmutableArray<LeadAtStep>> BoardAsync(string tenant, string? ownerId, string id, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Tasks are kept elsewhere.");

    public Task<Enrolment> AddAsync(Enrolment enrolment, CancellationToken cancellationToken)
    {
        if (Enrolments.Any(e => e.LeadId == enrolment.LeadId && e.State == EnrolmentState.Active))
        {
            throw new InvalidOperationException("The lead is in a cadence already.");
        }

        var added = enrolment with { Id = _enrolments.Count + 1 };
        _enrolments.Add(added.Id, added);
        return Task.FromResult(added);
    }

    public Task SaveAsync(Enrolment enrolment, CancellationToken cancellationToken)
    {
        _enrolments[enrolment.Id] = enrolment with { Version = _enrolments[enrolment.Id].Version + 1 };
        return Task.CompletedTask;
    }
}

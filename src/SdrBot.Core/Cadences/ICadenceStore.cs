using System.Collections.Immutable;

namespace SdrBot.Cadences;

/// <summary>The cadences in every version, and who is in them.</summary>
public interface ICadenceStore
{
    /// <summary>The newest version of each.</summary>
    Task<ImmutableArray<Cadence>> AllAsync(string tenant, CancellationToken cancellationToken);

    Task<Cadence?> FindAsync(string tenant, string id, int version, CancellationToken cancellationToken);

    /// <summary>The lead's running enrolment; a lead is in one cadence at a time.</summary>
    Task<Enrolment?> ActiveAsync(string tenant, long leadId, CancellationToken cancellationToken);

    Task<Enrolment> AddAsync(Enrolment enrolment, CancellationToken cancellationToken);

    Task SaveAsync(Enrolment enrolment, CancellationToken cancellationToken);
}

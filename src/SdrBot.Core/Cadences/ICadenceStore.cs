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

    /// <summary>How many leads stand at which step, in running cadences.</summary>
    /// <param name="ownerId">Null for everybody.</param>
    /// <param name="today">What was due before is overdue.</param>
    Task<ImmutableArray<StepCount>> CountsAsync(string tenant, string? ownerId, DateTimeOffset today, CancellationToken cancellationToken);

    /// <summary>The lead is on its way to an account executive or with one, so that nothing has to be planned for it.</summary>
    Task<bool> IsHandedOffAsync(string tenant, long leadId, CancellationToken cancellationToken);

    Task<Enrolment> AddAsync(Enrolment enrolment, CancellationToken cancellationToken);

    Task SaveAsync(Enrolment enrolment, CancellationToken cancellationToken);
}

/// <summary>Leads that wait at one step of a cadence.</summary>
public sealed record StepCount
{
    public required string CadenceId { get; init; }

    public int StepNumber { get; init; }

    public required string Activity { get; init; }

    public int Leads { get; init; }

    public int Overdue { get; init; }
}

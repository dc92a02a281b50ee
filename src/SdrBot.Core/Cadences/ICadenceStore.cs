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

    /// <summary>Stores a cadence as a new version, unless its newest version says the same. Leads that are in an older one finish it.</summary>
    Task PublishAsync(string tenant, Cadence cadence, CancellationToken cancellationToken);

    /// <summary>What became of the leads of each version, the oldest version first.</summary>
    Task<ImmutableArray<VersionRates>> VersionRatesAsync(string tenant, string id, CancellationToken cancellationToken);

    /// <summary>The touches made for each step of the newest version, and how many of them were answered before anything else was tried.</summary>
    Task<ImmutableArray<StepRates>> StepRatesAsync(string tenant, string id, int version, CancellationToken cancellationToken);

    /// <summary>The leads that stand at the steps of a cadence, in the order in which they are due.</summary>
    /// <param name="ownerId">Null for everybody.</param>
    Task<ImmutableArray<LeadAtStep>> BoardAsync(string tenant, string? ownerId, string id, int limit, CancellationToken cancellationToken);

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

    /// <summary>Since when the first of them has stood there.</summary>
    public DateTimeOffset Since { get; init; }
}

/// <summary>What became of the leads that one version of a cadence has had.</summary>
public sealed record VersionRates
{
    public int Number { get; init; }

    public int Leads { get; init; }

    /// <summary>Leads that wrote or called back.</summary>
    public int Replied { get; init; }

    /// <summary>Leads that were really spoken with.</summary>
    public int Connected { get; init; }

    public int Meetings { get; init; }
}

/// <summary>How one step of a cadence is answered.</summary>
public sealed record StepRates
{
    public int Number { get; init; }

    public int Touches { get; init; }

    public int Answered { get; init; }
}

/// <summary>A lead and the step that it stands at.</summary>
public sealed record LeadAtStep
{
    public int StepNumber { get; init; }

    public long LeadId { get; init; }

    public required string Name { get; init; }

    public string? Company { get; init; }
}

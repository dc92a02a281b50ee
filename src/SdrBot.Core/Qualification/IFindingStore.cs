using System.Collections.Immutable;

namespace SdrBot.Qualification;

/// <summary>What is known of leads, with everything it was before.</summary>
public interface IFindingStore
{
    /// <summary>What is known of a lead now, one finding a question.</summary>
    Task<ImmutableArray<Finding>> OfLeadAsync(string tenant, long leadId, CancellationToken cancellationToken);

    /// <summary>Keeps an answer in place of the one before, and writes the change down.</summary>
    Task<Finding> SaveAsync(Finding finding, CancellationToken cancellationToken);

    /// <summary>Takes an answer out; the change is written down in the name of whoever the finding names.</summary>
    Task RemoveAsync(Finding finding, CancellationToken cancellationToken);

    /// <summary>Every answer given about a lead, the newest first.</summary>
    Task<ImmutableArray<FindingChange>> HistoryAsync(string tenant, long leadId, CancellationToken cancellationToken);

    /// <summary>The leads that were turned away, with the work they took.</summary>
    /// <param name="repId">Only those turned away by this rep; null for everybody.</param>
    Task<ImmutableArray<TurnedAway>> TurnedAwayAsync(string tenant, string? repId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}

/// <summary>Which framework the team works with.</summary>
public interface ITeamFramework
{
    /// <returns>Null when nobody has chosen one.</returns>
    Task<string?> FindAsync(string tenant, CancellationToken cancellationToken);

    Task SaveAsync(string tenant, string frameworkId, CancellationToken cancellationToken);
}

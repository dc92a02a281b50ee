using System.Collections.Immutable;

namespace SdrBot.Objections;

/// <summary>Every objection heard, and what became of the answers.</summary>
public interface IObjectionLog
{
    /// <returns>The objection with its id.</returns>
    Task<HeardObjection> AddAsync(HeardObjection heard, CancellationToken cancellationToken);

    Task SaveAsync(HeardObjection heard, CancellationToken cancellationToken);

    Task RemoveAsync(HeardObjection heard, CancellationToken cancellationToken);

    Task<HeardObjection?> FindAsync(string tenant, long id, CancellationToken cancellationToken);

    /// <summary>The last one that this rep told of, not before an instant.</summary>
    Task<HeardObjection?> LastOfRepAsync(string tenant, string repId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The ones heard from a lead, the newest first.</summary>
    Task<ImmutableArray<HeardObjection>> OfLeadAsync(string tenant, long leadId, CancellationToken cancellationToken);

    /// <summary>A rep's own, the newest first.</summary>
    Task<ImmutableArray<HeardObjection>> OfRepAsync(string tenant, string repId, int limit, CancellationToken cancellationToken);

    /// <summary>How many of each category were heard on the given local days.</summary>
    /// <param name="repId">Only by this rep; null for everybody.</param>
    Task<ImmutableArray<ObjectionCount>> CountsAsync(string tenant, string? repId, DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>How often each response was used, and worked.</summary>
    Task<ImmutableArray<ResponseRecord>> RecordsAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>New ones that wait for a place in the playbook, the oldest first.</summary>
    Task<ImmutableArray<HeardObjection>> InboxAsync(string tenant, int limit, CancellationToken cancellationToken);

    /// <summary>A rep's noes and yeses since a local day.</summary>
    Task<NoCount> NoesAsync(string tenant, string repId, DateOnly from, CancellationToken cancellationToken);
}

/// <summary>How many objections of one category were heard.</summary>
public sealed record ObjectionCount
{
    public required string Category { get; init; }

    public int Heard { get; init; }

    public int Worked { get; init; }

    public int Failed { get; init; }
}

/// <summary>What is known of one response of the playbook.</summary>
public sealed record ResponseRecord
{
    /// <summary>The response's key in the playbook.</summary>
    public required string Response { get; init; }

    public int Used { get; init; }

    public int Worked { get; init; }
}

/// <summary>The way to the next yes.</summary>
public sealed record NoCount
{
    public int Noes { get; init; }

    public int Yeses { get; init; }

    /// <summary>Noes since the last yes.</summary>
    public int Since { get; init; }
}

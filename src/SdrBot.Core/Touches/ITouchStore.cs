using System.Collections.Immutable;

namespace SdrBot.Touches;

/// <summary>Every touch made.</summary>
public interface ITouchStore
{
    Task<Touch> AddAsync(Touch touch, CancellationToken cancellationToken);

    Task SaveAsync(Touch touch, CancellationToken cancellationToken);

    Task<Touch?> FindAsync(string tenant, long id, CancellationToken cancellationToken);

    /// <summary>The lead's touches, the newest first.</summary>
    Task<ImmutableArray<Touch>> OfLeadAsync(string tenant, long leadId, int limit, CancellationToken cancellationToken);

    /// <summary>How often a rep used each channel on the given local days, and how many were conversations.</summary>
    Task<ImmutableArray<TouchCount>> CountsAsync(string tenant, string repId, DateOnly from, DateOnly to, CancellationToken cancellationToken);
}

/// <summary>A rep's touches of one kind.</summary>
public sealed record TouchCount
{
    public required string Channel { get; init; }

    public required string Outcome { get; init; }

    public int Touches { get; init; }

    public int Conversations { get; init; }
}

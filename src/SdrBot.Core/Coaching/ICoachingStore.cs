using System.Collections.Immutable;
using SdrBot.Touches;

namespace SdrBot.Coaching;

/// <summary>What reps say about their own work: it belongs to them.</summary>
public interface ICoachingStore
{
    /// <summary>The rep's last spoken conversation since then; null when there was none.</summary>
    Task<Touch?> LastTalkAsync(string tenant, string repId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>How many conversations somebody had by voice from a day on.</summary>
    Task<int> TalksAsync(string tenant, string repId, DateOnly from, CancellationToken cancellationToken);

    /// <summary>Nobody had spoken with the lead before that touch.</summary>
    Task<bool> IsFirstTalkAsync(Touch touch, CancellationToken cancellationToken);

    /// <summary>A second estimate of the same talk takes the place of the first.</summary>
    Task SaveAsync(Listening listening, CancellationToken cancellationToken);

    Task<ImmutableArray<Listening>> ListeningAsync(string tenant, string repId, DateOnly from, CancellationToken cancellationToken);

    /// <summary>A second check of the same talk takes the place of the first.</summary>
    Task SaveAsync(SelfCheck check, CancellationToken cancellationToken);

    /// <summary>The last ones, the newest first.</summary>
    Task<ImmutableArray<SelfCheck>> ChecksAsync(string tenant, string repId, int limit, CancellationToken cancellationToken);

    Task SaveAsync(Reflection reflection, CancellationToken cancellationToken);

    Task<ImmutableArray<Reflection>> ReflectionAsync(string tenant, string repId, DateOnly week, CancellationToken cancellationToken);

    /// <summary>The newest week, up to a day, of which somebody answered anything; null when there is none.</summary>
    Task<DateOnly?> LastReflectionAsync(string tenant, string repId, DateOnly until, CancellationToken cancellationToken);
}

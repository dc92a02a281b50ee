using System.Collections.Immutable;
using SdrBot.People;

namespace SdrBot.Performance;

/// <summary>Counts what was done. What was taken back does not count.</summary>
public interface IFunnelStore
{
    /// <summary>Touches and status changes of reps who share tenant and zone, in the order of the reps.</summary>
    Task<ImmutableArray<Funnel>> CountAsync(ImmutableArray<Rep> reps, Period period, CancellationToken cancellationToken);

    /// <summary>The leads that were turned away in a stretch of time, with what it took.</summary>
    /// <param name="repId">Whose; null for everybody's.</param>
    Task<ImmutableArray<TurnedAway>> TurnedAwayAsync(string tenant, string? repId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}

/// <summary>A lead that was disqualified.</summary>
public sealed record TurnedAway
{
    public string? Reason { get; init; }

    /// <summary>Touches made before.</summary>
    public int Touches { get; init; }

    /// <summary>When the lead came and when it was turned away.</summary>
    public DateTimeOffset CameAt { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>It was taken up again later.</summary>
    public bool HasReturned { get; init; }

    /// <summary>It bought later: turning it away was a mistake.</summary>
    public bool IsCustomer { get; init; }
}

using System.Collections.Immutable;
using SdrBot.People;

namespace SdrBot.Digests;

/// <summary>What a day looks like, and which parts of it have been said.</summary>
public interface IDigestStore
{
    /// <summary>Takes the right to say something once.</summary>
    /// <returns>False when it was said before.</returns>
    Task<bool> ClaimAsync(string tenant, string audience, string kind, DateOnly day, DateTimeOffset now, CancellationToken cancellationToken);

    Task<bool> WasSaidAsync(string tenant, string audience, string kind, DateOnly day, CancellationToken cancellationToken);

    /// <summary>The facts of one local day of several reps who share tenant, zone and working days, in the order of the reps.</summary>
    Task<ImmutableArray<DigestFacts>> FactsAsync(ImmutableArray<Rep> reps, DateOnly day, CancellationToken cancellationToken);

    /// <summary>How many of a rep's tasks were closed on each of some local days, and how many of them on the day they were due or before; days on which none was are left out.</summary>
    Task<ImmutableArray<DayClosings>> ClosingsAsync(Rep rep, DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>What holds the rep up, as told for the stand-up of a day.</summary>
    Task<string?> BlockersAsync(Rep rep, DateOnly day, CancellationToken cancellationToken);

    Task SaveBlockersAsync(Rep rep, DateOnly day, string blockers, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Everybody on the team who gets a digest, with the day's numbers, the busiest first.</summary>
    Task<ImmutableArray<Score>> ScoresAsync(string tenant, DateOnly day, CancellationToken cancellationToken);
}

/// <summary>The tasks that a rep closed on a local day.</summary>
public sealed record DayClosings
{
    public DateOnly Day { get; init; }

    public int Closed { get; init; }

    public int OnTime { get; init; }
}

/// <summary>A rep's line on the scoreboard.</summary>
public sealed record Score(string Name, int Target, DayNumbers Numbers);

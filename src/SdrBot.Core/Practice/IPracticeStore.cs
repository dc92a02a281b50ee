using System.Collections.Immutable;

namespace SdrBot.Practice;

/// <summary>One answer given in practice.</summary>
public sealed record PracticeRound
{
    public required string Tenant { get; init; }

    public required string RepId { get; init; }

    public required string Category { get; init; }

    public required string Entry { get; init; }

    /// <summary>The steps that were there.</summary>
    public required ImmutableArray<string> Parts { get; init; }

    public DateTimeOffset At { get; init; }

    public DateOnly Day { get; init; }

    /// <summary>Of four.</summary>
    public int Score => Parts.Length;
}

/// <summary>How much somebody practised.</summary>
public sealed record PracticeWeek
{
    public int Rounds { get; init; }

    /// <summary>The sum of the scores.</summary>
    public int Points { get; init; }
}

/// <summary>What was practised.</summary>
public interface IPracticeStore
{
    Task AddAsync(PracticeRound round, CancellationToken cancellationToken);

    Task<PracticeWeek> CountAsync(string tenant, string repId, DateOnly from, DateOnly to, CancellationToken cancellationToken);
}

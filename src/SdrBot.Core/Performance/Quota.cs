namespace SdrBot.Performance;

/// <summary>What a rep, everybody or the whole team is to reach in a period; data, set by those who manage the team.</summary>
public sealed record Quota
{
    /// <summary>Whose: a rep's id, <see cref="Everybody"/> or <see cref="Team"/>.</summary>
    public required string RepId { get; init; }

    /// <summary>One of <see cref="Performance.Measure"/>.</summary>
    public required string Measure { get; init; }

    /// <summary>One of <see cref="QuotaPeriod"/>.</summary>
    public required string Period { get; init; }

    /// <summary>The first local day from which it holds; the figures of before keep the quota of then.</summary>
    public DateOnly Starts { get; init; }

    public int Amount { get; init; }

    /// <summary>The quota of each rep that has none of their own.</summary>
    public const string Everybody = "";

    /// <summary>What all together are to reach.</summary>
    public const string Team = "*";
}

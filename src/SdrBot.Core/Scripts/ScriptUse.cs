namespace SdrBot.Scripts;

/// <summary>The script and the fact that a rep chose for a lead, and the touch in which they were used.</summary>
public sealed record ScriptUse
{
    /// <summary>A choice of longer ago is not what was said today.</summary>
    public static TimeSpan Lasts => TimeSpan.FromDays(3);

    public long Id { get; init; }

    public required string Tenant { get; init; }

    public long LeadId { get; init; }

    public required string RepId { get; init; }

    public required string Kind { get; init; }

    public required string ScriptId { get; init; }

    public long? FactId { get; init; }

    public DateTimeOffset ChosenAt { get; init; }

    /// <summary>Null until a touch is logged.</summary>
    public long? TouchId { get; init; }

    public int Version { get; init; } = 1;
}

/// <summary>A script in a rep's own words.</summary>
public sealed record Variant
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    public required string RepId { get; init; }

    public required string Kind { get; init; }

    /// <summary>The two-letter code of the language it is written in.</summary>
    public required string Language { get; init; }

    public required string Text { get; init; }

    /// <summary>The rep agreed that colleagues may read it.</summary>
    public bool IsShared { get; init; }

    public DateTimeOffset At { get; init; }

    public int Version { get; init; } = 1;
}

/// <summary>How often a script was used, and how often the prospect answered within two weeks.</summary>
public sealed record ScriptCount
{
    public required string ScriptId { get; init; }

    public int Used { get; init; }

    public int Answered { get; init; }
}

namespace SdrBot.Qualification;

/// <summary>An answered question of a lead. The findings are all that is kept of a checklist, so that anybody can go on with it at any time.</summary>
public sealed record Finding
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    public long LeadId { get; init; }

    /// <summary>The key of the <see cref="Qualification.Question"/>.</summary>
    public required string Question { get; init; }

    /// <summary>The answer in its normal form (see <see cref="Amount"/>, <see cref="DaySpan"/>); <see cref="AnswerKind.Unknown"/> where nobody knew.</summary>
    public required string Value { get; init; }

    /// <summary>The answer as it was said.</summary>
    public required string Words { get; init; }

    public required string RepId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The touch whose note held it; null when it was answered.</summary>
    public long? TouchId { get; init; }

    public required string TurnId { get; init; }

    public int Version { get; init; } = 1;

    public bool IsKnown => Value != AnswerKind.Unknown;
}

/// <summary>One answer given, corrected or taken out: who said what when.</summary>
public sealed record FindingChange
{
    public long Id { get; init; }

    public required string Question { get; init; }

    public string? FromValue { get; init; }

    public string? FromWords { get; init; }

    /// <summary>Null where the answer was taken out.</summary>
    public string? ToValue { get; init; }

    public string? ToWords { get; init; }

    public required string RepId { get; init; }

    public DateTimeOffset At { get; init; }

    public long? TouchId { get; init; }
}

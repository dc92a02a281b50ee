namespace SdrBot.Leads;

/// <summary>One move along the life cycle.</summary>
public sealed record StatusChange
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    public long LeadId { get; init; }

    public required string FromStatus { get; init; }

    public required string ToStatus { get; init; }

    public string? Reason { get; init; }

    public required string RepId { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Something a rep wrote down about a lead.</summary>
public sealed record LeadNote
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    public long LeadId { get; init; }

    public required string RepId { get; init; }

    public required string Text { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The turn in which it was said.</summary>
    public string? TurnId { get; init; }
}

/// <summary>One thing learned by research, with where and when it was found, since facts grow old.</summary>
public sealed record ResearchFact
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    public long LeadId { get; init; }

    /// <summary>One of <see cref="FactKind.All"/>.</summary>
    public required string Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>Where it was found: an address, a tool, a person.</summary>
    public string? Source { get; init; }

    /// <summary>The day it was found or published.</summary>
    public DateOnly FoundOn { get; init; }

    public required string RepId { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>The checklist of research: the company's website in five answers, then the news, the person and the tools.</summary>
public static class FactKind
{
    public static IReadOnlyList<string> All { get; } = ["who", "what", "how", "why", "where", "news", "linkedin", "technology"];
}

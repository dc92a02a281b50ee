using System.Collections.Immutable;

namespace SdrBot.Objections;

/// <summary>An objection that a prospect raised, as the rep told it.</summary>
public sealed record HeardObjection
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    /// <summary>Who raised it; null where the rep did not say.</summary>
    public long? LeadId { get; init; }

    public required string RepId { get; init; }

    /// <summary>One of <see cref="ObjectionCategory.All"/>; null while nobody has said what kind a new one is.</summary>
    public string? Category { get; init; }

    /// <summary>The playbook's entry that fits; null for one that the playbook does not know.</summary>
    public string? Entry { get; init; }

    /// <summary>In the prospect's words, as far as the rep remembers them.</summary>
    public required string Text { get; init; }

    /// <summary>The lead's status when it was raised.</summary>
    public string? Stage { get; init; }

    public string? Competitor { get; init; }

    /// <summary>What the rep filled into the responses, by slot.</summary>
    public ImmutableDictionary<string, string> Filled { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The response that was used.</summary>
    public string? Response { get; init; }

    /// <summary>Whether that response worked; null while nobody has said.</summary>
    public bool? Worked { get; init; }

    /// <summary>Waits in the managers' inbox for a place in the playbook.</summary>
    public bool IsNew { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The rep's local day, under which it is counted.</summary>
    public DateOnly Day { get; init; }

    public required string TurnId { get; init; }

    public int Version { get; init; } = 1;
}

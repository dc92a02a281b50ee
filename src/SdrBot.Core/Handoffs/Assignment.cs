using System.Collections.Immutable;

namespace SdrBot.Handoffs;

/// <summary>Why a handoff went to whom it went, so that everybody can check it.</summary>
/// <param name="AeId">Null when it is open to all.</param>
/// <param name="Pool">The account executives on duty with what each had had until then.</param>
/// <param name="OffDuty">Those who were left out, since they are away or do not work that day.</param>
public sealed record Assignment(AssignmentKind Kind, string? AeId, ImmutableArray<Share> Pool, ImmutableArray<string> OffDuty)
{
    /// <summary>Who named the account executive, or whose silence passed it on.</summary>
    public string? ById { get; init; }
}

public enum AssignmentKind
{
    /// <summary>Whose turn it was.</summary>
    InTurn,

    /// <summary>The SDR named somebody.</summary>
    Named,

    /// <summary>It goes back to whoever declined it, now that the answer is there.</summary>
    Back,

    /// <summary>A manager decided.</summary>
    Reassigned,

    /// <summary>The one before did not answer.</summary>
    PassedOn,

    /// <summary>The one before is away.</summary>
    WentAway,

    /// <summary>The one before has no room for it.</summary>
    NoRoom,

    /// <summary>Nobody is on duty, or nobody answered: whoever comes first.</summary>
    OpenToAll,
}

/// <summary>How many handoffs somebody has had.</summary>
public sealed record Share(string RepId, int Count);

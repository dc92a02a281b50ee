namespace SdrBot.Handoffs;

/// <summary>One entry of a handoff's trail, never changed afterwards: who did what, and so who is to be thanked for what.</summary>
public sealed record HandoffCredit
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    public long LeadId { get; init; }

    public long HandoffId { get; init; }

    /// <summary>One of <see cref="CreditKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Who did it; empty when it happened by itself.</summary>
    public required string RepId { get; init; }

    /// <summary>To whom it went, where it went to somebody.</summary>
    public string? ToId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The reason, where one was chosen: a key or a number. What people wrote stands with the handoff, where an erasure finds it without breaking the seal.</summary>
    public string? Detail { get; init; }

    public string? TurnId { get; init; }

    /// <summary>A fingerprint of this entry and of all before it, so that none can be changed or left out unnoticed.</summary>
    public string Seal { get; init; } = string.Empty;
}

/// <summary>What happens to a handoff; the outcomes (<see cref="HandoffOutcome"/>) are kinds too.</summary>
public static class CreditKind
{
    public const string Made = "made";
    public const string Accepted = "accepted";
    public const string Declined = "declined";
    public const string Resubmitted = "resubmitted";
    public const string PassedOn = "passed_on";
    public const string Reassigned = "reassigned";
    public const string Opened = "opened";
    public const string Reminded = "reminded";
    public const string SentBack = "sent_back";
    public const string Withdrawn = "withdrawn";
    public const string Asked = "asked";
    public const string Answered = "answered";
    public const string Expansion = "expansion";
    public const string Shadow = "shadow";
    public const string Nudged = "nudged";
    public const string Noted = "noted";
    public const string Rated = "rated";
    public const string Proposed = "times_proposed";
    public const string Agreed = "time_agreed";
    public const string PassedToAccountManager = "account_manager";

    /// <summary>It waited for an SDR who has left, so the managers were asked.</summary>
    public const string SdrLeft = "sdr_left";
}

/// <summary>An account executive's question to the SDR, with the answer.</summary>
public sealed record HandoffQuestion
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    public long LeadId { get; init; }

    public long HandoffId { get; init; }

    public required string AskerId { get; init; }

    public required string Text { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public string? Answer { get; init; }

    public string? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public int Version { get; init; } = 1;
}

/// <summary>What an SDR's handoffs came to in a stretch of time.</summary>
public sealed record HandoffCounts(int Made = 0, int Accepted = 0, int Declined = 0, int Returned = 0, int Opportunities = 0, int Won = 0, int Lost = 0, int NoShow = 0);

/// <summary>When a handoff passed the points on its way; null where it did not get there.</summary>
public sealed record HandoffPath
{
    public long HandoffId { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>When it became an opportunity, or was won without having been called one.</summary>
    public DateTimeOffset? OpportunityAt { get; init; }

    public DateTimeOffset? ReturnedAt { get; init; }

    public DateTimeOffset? DeclinedAt { get; init; }
}

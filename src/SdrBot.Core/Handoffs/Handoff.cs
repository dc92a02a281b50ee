using SdrBot.People;

namespace SdrBot.Handoffs;

/// <summary>A qualified lead on its way from an SDR to an account executive, and all that becomes of it.</summary>
public sealed record Handoff
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    public long LeadId { get; init; }

    /// <summary>Whose work it is: the credit stays with this person whatever happens.</summary>
    public required string SdrId { get; init; }

    /// <summary>For whom it is meant, and who has it once it is accepted; null while it is open to all and nobody's.</summary>
    public string? AeId { get; init; }

    /// <summary>What the prospect expects next (<see cref="Handoffs.NextStep"/>).</summary>
    public required string NextStep { get; init; }

    /// <summary>A sales engineer is wanted at the next step.</summary>
    public bool IsEngineerWanted { get; init; }

    /// <summary>The SDR would like to listen in at the next step.</summary>
    public bool IsShadowWanted { get; init; }

    public HandoffState State { get; init; }

    /// <summary>Any account executive may accept it: nobody on duty, or nobody answered.</summary>
    public bool IsOpenToAll { get; init; }

    /// <summary>Frozen as it was when the SDR handed the lead off.</summary>
    public required Brief Brief { get; init; }

    /// <summary>Why it went to whom it went.</summary>
    public required Assignment Assignment { get; init; }

    /// <summary>Why a gate was passed although answers were missing; null when none was.</summary>
    public string? OverrideReason { get; init; }

    public string? OverrideBy { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Since when the present account executive is silent; null while it is not theirs to answer.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Working minutes that earlier account executives, or the same before a question, let go by.</summary>
    public int WaitedMinutes { get; init; }

    /// <summary>How many steps were taken because nobody answered.</summary>
    public int SilenceStep { get; init; }

    public int Declines { get; init; }

    /// <summary>It came back a second time, so only a manager can move it.</summary>
    public bool IsWithManager { get; init; }

    /// <summary>Why it was declined last, and by whom.</summary>
    public string? DeclineReason { get; init; }

    /// <summary>The question that was missing.</summary>
    public string? DeclineQuestion { get; init; }

    /// <summary>The account executive's own words.</summary>
    public string? DeclineWords { get; init; }

    public string? DeclinedBy { get; init; }

    public DateTimeOffset? DeclinedAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>One of <see cref="HandoffOutcome"/>; null until the account executive reports.</summary>
    public string? Outcome { get; init; }

    public DateTimeOffset? OutcomeAt { get; init; }

    /// <summary>Why it was lost or returned.</summary>
    public string? OutcomeReason { get; init; }

    public string? Competitor { get; init; }

    /// <summary>How good the handoff was, from 1 to 5.</summary>
    public int? Quality { get; init; }

    public string? QualityReason { get; init; }

    /// <summary>There is more to sell there.</summary>
    public bool IsExpansion { get; init; }

    /// <summary>Who keeps the customer after the deal.</summary>
    public string? AccountManagerId { get; init; }

    /// <summary>How often the account executive was asked what became of it.</summary>
    public int Nudges { get; init; }

    public int Version { get; init; } = 1;

    /// <summary>Nothing happens until the SDR does something: it came back, or a question of the account executive is not answered.</summary>
    public bool IsForSdr => this is { State: HandoffState.Declined, IsWithManager: false } or { State: HandoffState.Offered, IsOpenToAll: false, AeId: not null, WaitingSince: null };

    public bool IsOpen => State is HandoffState.Offered or HandoffState.Declined or HandoffState.Accepted;

    /// <summary>Its turn is with the one for whom it is meant; with everybody once it is open to all.</summary>
    public bool IsFor(string repId) => State == HandoffState.Offered && repId != SdrId && (IsOpenToAll || AeId == repId);

    /// <returns>Null when it is not, or not any more, for this person to accept.</returns>
    public Handoff? Accept(string aeId, DateTimeOffset now) => IsFor(aeId)
        ? this with { State = HandoffState.Accepted, AeId = aeId, IsOpenToAll = false, AcceptedAt = now, WaitingSince = null }
        : null;

    /// <summary>Back to the SDR with what is missing; the second time to a manager.</summary>
    /// <returns>Null when it is not for this person to decline.</returns>
    public Handoff? Decline(string aeId, string reason, string? question, string? words, DateTimeOffset now) => IsFor(aeId)
        ? this with
        {
            State = HandoffState.Declined,
            AeId = null,
            IsOpenToAll = false,
            Declines = Declines + 1,
            IsWithManager = Declines > 0,
            DeclineReason = reason,
            DeclineQuestion = question,
            DeclineWords = words,
            DeclinedBy = aeId,
            DeclinedAt = now,
            WaitingSince = null,
        }
        : null;

    /// <summary>Offers it to somebody: again after a decline, instead of somebody who is silent or away, or because a manager says so.</summary>
    /// <param name="waited">Working minutes that count as let go by already; 0 begins anew.</param>
    /// <returns>Null once it is accepted or over.</returns>
    public Handoff? OfferTo(Assignment assignment, int waited, DateTimeOffset now) => State is HandoffState.Offered or HandoffState.Declined
        ? this with
        {
            State = HandoffState.Offered,
            AeId = assignment.AeId,
            IsOpenToAll = assignment.AeId is null,
            Assignment = assignment,
            IsWithManager = false,
            WaitingSince = assignment.AeId is null ? null : now,
            WaitedMinutes = waited,
            SilenceStep = waited == 0 ? 0 : SilenceStep,
        }
        : null;

    /// <summary>The account executive asked something: until the answer nobody is silent.</summary>
    public Handoff Pause(Rep? ae, DateTimeOffset now) => State == HandoffState.Offered && WaitingSince is { } since && ae is not null
        ? this with { WaitedMinutes = WaitedMinutes + (int)WorkingTime.Between(ae, since, now).TotalMinutes, WaitingSince = null }
        : this;

    /// <summary>The answer is there.</summary>
    public Handoff Resume(DateTimeOffset now) => State == HandoffState.Offered && AeId is not null && WaitingSince is null ? this with { WaitingSince = now } : this;

    /// <summary>Nobody answered: whoever comes first may have it now.</summary>
    /// <returns>Null when it is nobody's turn any more.</returns>
    public Handoff? OpenToAll() => State == HandoffState.Offered ? this with { IsOpenToAll = true, WaitingSince = null } : null;

    /// <summary>A manager lets the SDR try once more.</summary>
    /// <returns>Null when no manager has it.</returns>
    public Handoff? SendBack() => State == HandoffState.Declined && IsWithManager ? this with { IsWithManager = false } : null;

    /// <summary>A manager gives what was accepted to another account executive.</summary>
    /// <returns>Null when nobody has accepted it, or it is over.</returns>
    public Handoff? TakeOver(Assignment assignment, DateTimeOffset now) => State == HandoffState.Accepted ? this with { AeId = assignment.AeId, Assignment = assignment, AcceptedAt = now, IsWithManager = false, Nudges = 0 } : null;

    /// <summary>Whoever is to go on with it, the account executive who has it or the SDR with whom it is again, has left: a manager says who goes on.</summary>
    /// <returns>Null when somebody else has it, or a manager was asked already.</returns>
    public Handoff? LeaveToManager() => State is HandoffState.Accepted or HandoffState.Declined && !IsWithManager ? this with { IsWithManager = true } : null;

    /// <returns>Null once it is accepted or over.</returns>
    public Handoff? Withdraw() => State is HandoffState.Offered or HandoffState.Declined
        ? this with { State = HandoffState.Withdrawn, IsOpenToAll = false, WaitingSince = null }
        : null;

    /// <returns>Null when this person does not have it, or it is over.</returns>
    public Handoff? Report(string aeId, string outcome, string? reason, string? competitor, DateTimeOffset now) => State == HandoffState.Accepted && AeId == aeId
        ? this with
        {
            State = HandoffOutcome.IsFinal(outcome) ? HandoffState.Closed : HandoffState.Accepted,
            Outcome = outcome,
            OutcomeAt = now,
            OutcomeReason = reason,
            Competitor = competitor ?? Competitor,
            Nudges = 0,
        }
        : null;
}

using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>Where a handoff stands, in a sentence.</summary>
internal static class HandoffStanding
{
    public static Sentence Of(HandoffView view, Words words)
    {
        var (handoff, sdr, ae) = (view.Handoff, view.Name(view.Handoff.SdrId), view.Name(view.Handoff.AeId));
        return handoff switch
        {
            { State: HandoffState.Offered, IsOpenToAll: true } => words.Say("handoffs.standing.open", ("sdr", sdr)),
            { State: HandoffState.Offered } => words.Say("handoffs.standing.offered", ("ae", ae), ("sdr", sdr)),
            { State: HandoffState.Declined, IsWithManager: true } when !view.Sdr.Active => words.Say("handoffs.standing.sdr_left", ("sdr", sdr), ("by", view.Name(handoff.DeclinedBy)), ("why", Why(view, words))),
            { State: HandoffState.Declined, IsWithManager: true } => words.Say("handoffs.standing.with_manager", ("sdr", sdr), ("by", view.Name(handoff.DeclinedBy))),
            { State: HandoffState.Declined } => words.Say("handoffs.standing.declined", ("sdr", sdr), ("by", view.Name(handoff.DeclinedBy)), ("why", Why(view, words))),
            { State: HandoffState.Withdrawn } => words.Say("handoffs.standing.withdrawn", ("sdr", sdr)),
            { Outcome: { } outcome } => words.Say("handoffs.standing.outcome", ("ae", ae), ("sdr", sdr), ("outcome", Outcome(view, words, outcome))),
            _ => words.Say("handoffs.standing.accepted", ("ae", ae), ("sdr", sdr)),
        };
    }

    /// <summary>Why it was declined: the missing question, the reason, and what was said in own words.</summary>
    public static Sentence Why(HandoffView view, Words words)
    {
        var handoff = view.Handoff;
        var reason = handoff.DeclineQuestion is { } question ? words.Say("handoffs.decline.missing", ("question", view.Question(question, words)))
            : handoff.DeclineReason is { } key ? words.Name("handoffs.decline.reasons", key)
            : Sentence.Empty;
        return handoff.DeclineWords is { } own
            ? reason.IsEmpty || handoff.DeclineReason == DeclineReason.OwnWords ? Own(words, own) : Sentence.Join(": ", reason, Own(words, own))
            : reason;
    }

    /// <summary>Why this account executive and no other, for everybody to read.</summary>
    public static Sentence Assigned(HandoffView view, Words words)
    {
        var assignment = view.Handoff.Assignment;
        var ae = view.Name(assignment.AeId);
        var by = view.Name(assignment.ById);
        var pool = words.List(assignment.Pool.OrderBy(s => s.Count).ThenBy(s => s.RepId, StringComparer.Ordinal)
            .Select(s => words.Say("handoffs.assigned.share", ("name", view.Name(s.RepId)), ("count", s.Count))));
        var tied = Rotation.Tied(assignment.Pool).Length;
        var turn = assignment.AeId is null ? Sentence.Empty
            : assignment.Pool.Length == 1 ? words.Say(assignment.Kind == AssignmentKind.InTurn ? "handoffs.assigned.only" : "handoffs.assigned.only_left")
            : tied == 1 ? words.Say("handoffs.assigned.fewest", ("pool", pool))
            : words.Say("handoffs.assigned.lot", ("tied", tied), ("pool", pool));
        var off = assignment.OffDuty.IsEmpty ? Sentence.Empty
            : words.Say("handoffs.assigned.off_duty", ("names", words.List(assignment.OffDuty.Select(view.Name))));
        return assignment.Kind switch
        {
            not AssignmentKind.OpenToAll when view.Handoff is { State: HandoffState.Offered, IsOpenToAll: true } => words.Say("handoffs.assigned.unanswered"),
            AssignmentKind.Named => words.Say("handoffs.assigned.named", ("ae", ae), ("by", by)),
            AssignmentKind.Back => words.Say("handoffs.assigned.back", ("ae", ae)),
            AssignmentKind.Reassigned => words.Say("handoffs.assigned.reassigned", ("ae", ae), ("by", by)),
            AssignmentKind.OpenToAll => words.Say("handoffs.assigned.open"),
            AssignmentKind.PassedOn => Sentence.Join(" ", words.Say("handoffs.assigned.silent", ("by", by), ("ae", ae)), turn, off),
            AssignmentKind.WentAway => Sentence.Join(" ", words.Say("handoffs.assigned.away", ("by", by), ("ae", ae)), turn, off),
            AssignmentKind.NoRoom => Sentence.Join(" ", words.Say("handoffs.assigned.no_room", ("by", by), ("ae", ae)), turn, off),
            _ => Sentence.Join(" ", words.Say("handoffs.assigned.in_turn", ("ae", ae)), turn, off),
        };
    }

    private static Sentence Outcome(HandoffView view, Words words, string outcome)
    {
        var name = words.Name("handoffs.outcomes", outcome);
        var reason = view.Handoff.OutcomeReason is { } why ? words.Name("handoffs.outcome_reasons", why) : Sentence.Empty;
        return Sentence.Join(": ", name, words.List(reason.Clip(200), Sentence.Of(view.Handoff.Competitor).Clip(60)));
    }

    private static Sentence Own(Words words, string own) => words.Say("handoffs.decline.own", ("words", Sentence.Of(own).Clip(300)));
}

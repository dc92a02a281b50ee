using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Qualification;

namespace SdrBot.Handoffs;

/// <summary><c>resubmit Acme</c>: what was missing is known now; the same handoff on the same card goes back to whoever declined it.</summary>
public sealed class ResubmitHandoff(HandoffFinder finder, HandoffDesk desk, HandoffMessages messages, HandoffTasks work, DutyRoster roster, HandoffRouting routing, IRepDirectory people, Assessor assessor, BriefWriter briefs, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["handoff"], cancellationToken);
        if (match.View is not { } view || !await authority.MayWorkForAsync(turn.Rep, view.Handoff.SdrId, cancellationToken))
        {
            return match.Ask ?? turn.Say("handoffs.not_found_pinned");
        }

        var handoff = view.Handoff;
        if (handoff.State != HandoffState.Declined)
        {
            return new Reply([new Paragraph(turn.Say("handoffs.resubmit.not_declined", ("lead", view.Lead.Said))), new Note(HandoffStanding.Of(view, turn.Words))]);
        }

        if (handoff.IsWithManager)
        {
            return turn.Say(view.Sdr.Active ? "handoffs.resubmit.with_manager" : "handoffs.resubmit.sdr_left", ("lead", view.Lead.Said));
        }

        var assessment = await assessor.AssessAsync(view.Lead, cancellationToken);
        if (handoff.DeclineQuestion is { } missing && !(assessment.Find(missing) is { IsKnown: true } found && found.At > handoff.DeclinedAt))
        {
            return ((Reply)turn.Say("handoffs.resubmit.still_missing", ("question", view.Question(missing, turn.Words)))).With(SdrCard.Controls(view, turn.Words));
        }

        var first = await people.FindAsync(turn.Tenant, handoff.DeclinedBy!, cancellationToken);
        var assignment = first is not null && await roster.MayAcceptAsync(first, cancellationToken) && !first.IsAway(DateOnly.FromDateTime(first.LocalTime(turn.At)))
            ? new Assignment(AssignmentKind.Back, first.Id, [], []) { ById = turn.Rep.Id }
            : await routing.NextAsync(turn.Tenant, [handoff.SdrId], AssignmentKind.InTurn, null, $"{turn.Tenant}|{handoff.Id}|{turn.At.ToUnixTimeMilliseconds()}", turn.At, cancellationToken);
        var reader = assignment.AeId is { } next ? await people.FindAsync(turn.Tenant, next, cancellationToken) : null;
        var again = handoff.OfferTo(assignment, 0, turn.At) is { } offered ? offered with { Brief = await briefs.WriteAsync(view.Lead, assessment, view.Sdr, reader, cancellationToken) } : null;
        var resubmitted = await desk.MoveAsync(handoff, again, HandoffTrail.Entry(handoff, CreditKind.Resubmitted, turn.Rep.Id, turn.At, assignment.AeId, handoff.DeclineQuestion, turn.Id), cancellationToken);
        await work.CloseAsync(handoff, isDone: true, turn.At, cancellationToken);
        await messages.ShowAsync(resubmitted!, cancellationToken);
        if (assignment.AeId is null)
        {
            await messages.TellManagersAsync(resubmitted!, cancellationToken);
        }

        return turn.PressedIn is not null && turn.Rep.Id == handoff.SdrId ? Reply.Silence : turn.Say("handoffs.resubmit.done", ("lead", view.Lead.Said), ("ae", view.Name(assignment.AeId)));
    }
}

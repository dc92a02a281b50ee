using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Handoffs;

/// <summary><c>reassign handoff:7 to Bianca</c>: a manager decides who has it.</summary>
public sealed class ReassignHandoff(HandoffFinder finder, HandoffDesk desk, HandoffMessages messages, HandoffTasks work, Handover handover, RepFinder people, DutyRoster roster) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, HandoffFinder.Pin + slots["id"], cancellationToken);
        if (match.View is not { } view)
        {
            return match.Ask!;
        }

        var (ae, question) = await people.FindAsync(turn, slots["rep"]!, cancellationToken);
        if (ae is null)
        {
            return question!;
        }

        if (ae.Id == view.Handoff.SdrId || !await roster.MayAcceptAsync(ae, cancellationToken))
        {
            return turn.Say("handoffs.cannot_accept", ("name", ae.Name));
        }

        var handoff = view.Handoff;
        var assignment = new Assignment(AssignmentKind.Reassigned, ae.Id, [], []) { ById = turn.Rep.Id };
        var entry = HandoffTrail.Entry(handoff, CreditKind.Reassigned, turn.Rep.Id, turn.At, ae.Id, turnId: turn.Id);
        if (handoff.AeId == ae.Id || await desk.MoveAsync(handoff, handoff.State == HandoffState.Accepted ? handoff.TakeOver(assignment, turn.At) : handoff.OfferTo(assignment, 0, turn.At), entry, cancellationToken) is not { } moved)
        {
            return new Reply([new Paragraph(turn.Say("handoffs.moved_on", ("lead", view.Lead.Said))), new Note(HandoffStanding.Of(view, turn.Words))]);
        }

        if (moved.State == HandoffState.Accepted)
        {
            await handover.AcceptedAsync(moved, ae, turn.At, cancellationToken);
        }
        else
        {
            await work.CloseAsync(handoff, isDone: false, turn.At, cancellationToken);
        }

        await messages.ShowAsync(moved, cancellationToken);
        return ((Reply)turn.Say("handoffs.reassigned", ("lead", view.Lead.Said), ("ae", ae.Name))).InPlaceFor(turn);
    }
}

/// <summary><c>send back handoff:7</c>: a manager lets the SDR try a third time.</summary>
public sealed class SendBackHandoff(HandoffFinder finder, HandoffDesk desk, HandoffMessages messages, HandoffTasks work) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["handoff"], cancellationToken);
        if (match.View is not { } view)
        {
            return match.Ask!;
        }

        var handoff = view.Handoff;
        if (await desk.MoveAsync(handoff, handoff.SendBack(), HandoffTrail.Entry(handoff, CreditKind.SentBack, turn.Rep.Id, turn.At, turnId: turn.Id), cancellationToken) is not { } back)
        {
            return new Reply([new Paragraph(turn.Say("handoffs.moved_on", ("lead", view.Lead.Said))), new Note(HandoffStanding.Of(view, turn.Words))]);
        }

        var words = Wording.Words.In(view.Sdr.Language);
        await work.AddAsync(back, words.Say("handoffs.task.missing", ("ae", view.Name(handoff.DeclinedBy)), ("why", HandoffStanding.Why(view, words))).Clip(120).Plain, turn.At, cancellationToken);
        await messages.ShowAsync(back, cancellationToken);
        await messages.AlertSdrAsync(back, $"declined:{back.Declines}", SdrCard.Returned, cancellationToken);
        return ((Reply)turn.Say("handoffs.sent_back", ("lead", view.Lead.Said), ("sdr", view.Sdr.Name))).InPlaceFor(turn);
    }
}

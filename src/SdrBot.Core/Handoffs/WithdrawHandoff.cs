using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Handoffs;

/// <summary><c>withdraw Acme</c>: the SDR takes a handoff back that nobody has accepted.</summary>
public sealed class WithdrawHandoff(HandoffFinder finder, HandoffDesk desk, HandoffMessages messages, HandoffReader reader, HandoffTasks work, IHandoffStore handoffs, IRepDirectory people, CadencePlan plan, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["handoff"], cancellationToken);
        if (match.View is not { } view || !await authority.MayWorkForAsync(turn.Rep, view.Handoff.SdrId, cancellationToken))
        {
            return match.Ask ?? turn.Say("handoffs.not_found_pinned");
        }

        var handoff = view.Handoff;
        if (await desk.MoveAsync(handoff, handoff.Withdraw(), HandoffTrail.Entry(handoff, CreditKind.Withdrawn, turn.Rep.Id, turn.At, turnId: turn.Id), cancellationToken) is not { } withdrawn)
        {
            var now = await reader.ReadAsync((await handoffs.FindAsync(turn.Tenant, handoff.Id, cancellationToken))!, cancellationToken);
            return new Reply([new Paragraph(turn.Say("handoffs.withdraw.too_late", ("lead", view.Lead.Said))), new Note(HandoffStanding.Of(now, turn.Words))]);
        }

        await work.CloseAsync(handoff, isDone: false, turn.At, cancellationToken);
        await plan.EnsureNextAsync(view.Lead, await people.FindAsync(turn.Tenant, view.Lead.OwnerId, cancellationToken) ?? turn.Rep, turn.At, cancellationToken);
        await messages.ShowAsync(withdrawn, cancellationToken);
        return turn.PressedIn is not null && turn.Rep.Id == handoff.SdrId ? Reply.Silence : turn.Say("handoffs.withdraw.done", ("lead", view.Lead.Said));
    }
}

using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Handoffs;

/// <summary><c>accept Acme</c>: of all who press, one has it, and the others are told who.</summary>
public sealed class AcceptHandoff(HandoffFinder finder, HandoffDesk desk, Handover handover, HandoffMessages messages, HandoffReader reader, IHandoffStore handoffs, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (!await authority.MayAsync(turn.Rep, Permission.AcceptHandoffs, cancellationToken))
        {
            return turn.Say("handoffs.only_aes");
        }

        var match = await finder.FindAsync(turn, slots["handoff"], cancellationToken);
        if (match.View is not { } view)
        {
            return match.Ask!;
        }

        var handoff = view.Handoff;
        if (handoff.State == HandoffState.Offered && !view.Lead.IsOpen)
        {
            return turn.Say("handoffs.closed", ("lead", view.Lead.Said), ("status", turn.Words.Name("leads.statuses", view.Lead.Status)));
        }

        if (handoff.Accept(turn.Rep.Id, turn.At) is not { } mine)
        {
            await messages.RefreshAsync(view, cancellationToken);
            return TooLate(turn, view);
        }

        var entry = HandoffTrail.Entry(handoff, CreditKind.Accepted, turn.Rep.Id, turn.At, handoff.AeId == turn.Rep.Id ? null : turn.Rep.Id, turnId: turn.Id);
        if (await desk.MoveAsync(handoff, mine, entry, cancellationToken) is not { } accepted)
        {
            // Somebody else came first since it was read.
            return TooLate(turn, await reader.ReadAsync((await handoffs.FindAsync(turn.Tenant, handoff.Id, cancellationToken))!, cancellationToken));
        }

        await handover.AcceptedAsync(accepted, turn.Rep, turn.At, cancellationToken);
        await messages.ShowAsync(accepted, cancellationToken);
        return turn.PressedIn is not null ? Reply.Silence : turn.Say("handoffs.accepted", ("lead", view.Lead.Said), ("sdr", view.Sdr.Name));
    }

    /// <summary>What somebody hears who came too late, or before it was their turn.</summary>
    internal static Reply TooLate(Turn turn, HandoffView view) => view.Handoff switch
    {
        { State: HandoffState.Offered } => turn.Say("handoffs.meant_for", ("lead", view.Lead.Said), ("ae", view.Name(view.Handoff.AeId))),
        { State: HandoffState.Accepted, AeId: var ae } when ae == turn.Rep.Id => turn.Say("handoffs.yours_already", ("lead", view.Lead.Said)),
        { State: HandoffState.Accepted } => turn.Say("handoffs.has_it", ("lead", view.Lead.Said), ("ae", view.Name(view.Handoff.AeId))),
        _ => new Reply([new Paragraph(turn.Say("handoffs.moved_on", ("lead", view.Lead.Said))), new Note(HandoffStanding.Of(view, turn.Words))]),
    };
}

using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Handoffs;

/// <summary><c>shadow Acme</c>: the SDR would like to listen in, or not any more.</summary>
public sealed class ShadowHandoff(HandoffFinder finder, HandoffDesk desk, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["handoff"], cancellationToken);
        if (match.View is not { } view || !await authority.MayWorkForAsync(turn.Rep, view.Handoff.SdrId, cancellationToken))
        {
            return match.Ask ?? turn.Say("handoffs.not_found_pinned");
        }

        var handoff = view.Handoff;
        if (!handoff.IsOpen)
        {
            return new Reply([new Paragraph(turn.Say("handoffs.moved_on", ("lead", view.Lead.Said))), new Note(HandoffStanding.Of(view, turn.Words))]);
        }

        var wanted = await desk.MoveAsync(handoff, handoff with { IsShadowWanted = !handoff.IsShadowWanted }, HandoffTrail.Entry(handoff, CreditKind.Shadow, turn.Rep.Id, turn.At, turnId: turn.Id), cancellationToken);
        await desk.ShowAsync(wanted!, cancellationToken);
        return turn.PressedIn is not null ? Reply.Silence : turn.Say(wanted!.IsShadowWanted ? "handoffs.shadow.on" : "handoffs.shadow.off", ("lead", view.Lead.Said));
    }
}

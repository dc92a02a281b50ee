using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary><c>account manager of Acme is Sam</c>: who keeps the customer after the deal gets the same file.</summary>
public sealed class PassOnCustomer(HandoffFinder finder, HandoffDesk desk, HandoffMessages messages, RepFinder people, ILeadStore leads) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["handoff"], cancellationToken);
        if (match.View is not { } view)
        {
            return match.Ask!;
        }

        if (view.Handoff.AeId != turn.Rep.Id || view.Handoff.Outcome != HandoffOutcome.Won)
        {
            return turn.Say("handoffs.account_manager.only_won", ("lead", view.Lead.Said));
        }

        var (manager, question) = await people.FindAsync(turn, slots["rep"]!, cancellationToken);
        if (manager is null)
        {
            return question!;
        }

        var passed = await desk.MoveAsync(
            view.Handoff,
            view.Handoff with { AccountManagerId = manager.Id },
            HandoffTrail.Entry(view.Handoff, CreditKind.PassedToAccountManager, turn.Rep.Id, turn.At, manager.Id, turnId: turn.Id),
            cancellationToken);
        await leads.SaveAsync(view.Lead with { OwnerId = manager.Id }, cancellationToken);
        await messages.ShowAsync(passed!, cancellationToken);
        await messages.TellAsync(passed!, manager.Id, "account_manager", File, cancellationToken);
        return turn.PressedIn is null ? turn.Say("handoffs.account_manager.done", ("lead", view.Lead.Said), ("name", manager.Name)) : Reply.Silence;
    }

    /// <summary>The same file that the account executive had, with how to reach the customer.</summary>
    private static Reply File(HandoffView view, Rep manager)
    {
        var words = Words.In(manager.Language);
        return new Reply([new Paragraph(words.Say("handoffs.account_manager.yours", ("lead", view.Lead.Said), ("ae", view.Name(view.Handoff.AeId)), ("sdr", view.Sdr.Name))), .. BriefBlocks.Of(view, words)])
            .With(new Button(words.Say("leads.buttons.open"), $"lead {LeadFinder.Pin}{view.Lead.Id}"));
    }
}

using SdrBot.Conversations;
using SdrBot.Leads;

namespace SdrBot.Handoffs;

/// <summary>On the lead's card: where its handoff stands, or the button that hands a sales-qualified lead off.</summary>
public sealed class HandoffOnLead(IHandoffStore handoffs, HandoffReader reader) : ILeadCardPart
{
    public async Task<AlsoSaid> PartAsync(Turn turn, Lead lead, CancellationToken cancellationToken)
    {
        if (await handoffs.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken) is { } open)
        {
            var view = await reader.ReadAsync(open, cancellationToken);
            return new(
                [new Fields([new Field(turn.Say("handoffs.on_lead"), HandoffStanding.Of(view, turn.Words))])],
                [new Button(turn.Say("handoffs.buttons.show"), $"show handoff {view.Pin}")]);
        }

        return lead is { IsOpen: true, Status: LeadStatus.Sql or LeadStatus.OrderPending }
            ? new([], [new Button(turn.Say("handoffs.buttons.hand_off"), $"hand off {LeadFinder.Pin}{lead.Id}", ButtonStyle.Primary)])
            : new([], []);
    }
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>What an SDR sees of a lead after an account executive has accepted it: who it is and where it stands, and nothing to work on.</summary>
public sealed class PassedOnLeads(IHandoffStore handoffs, HandoffReader reader) : IPassedOnLeads
{
    private const int Most = 1000;
    private const int MostButtons = 6;

    public async Task<Reply?> AboutAsync(Turn turn, string? words, long? leadId, CancellationToken cancellationToken)
    {
        var mine = await handoffs.NamesAsync(turn.Tenant, turn.Rep.Id, isAlsoOpen: false, Most, cancellationToken);
        var meant = mine.Where(n => n.SdrId == turn.Rep.Id && (words is null ? n.LeadId == leadId : n.Fits(words))).DistinctBy(n => n.LeadId).ToImmutableArray();
        return meant switch
        {
            [] => null,
            [var only] => await ShowAsync(turn, only, cancellationToken),
            _ => ((Reply)turn.Say("handoffs.passed_on.several", ("count", meant.Length)))
                .With([.. meant.Take(MostButtons).Select(n => new Button(Sentence.Of(n.Label).Clip(80), $"lead {LeadFinder.Pin}{n.LeadId}"))]),
        };
    }

    public async Task<Sentence?> AtCompanyAsync(Turn turn, Lead lead, CancellationToken cancellationToken)
    {
        var companies = new[] { ContactKeys.Company(lead.Company), ContactKeys.Company(lead.Name) }.OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var name in (await handoffs.NamesAsync(turn.Tenant, turn.Rep.Id, isAlsoOpen: false, Most, cancellationToken)).Where(n => n.SdrId == turn.Rep.Id && n.LeadId != lead.Id && ContactKeys.Company(n.Company) is { } company && companies.Contains(company)))
        {
            if (await handoffs.FindAsync(turn.Tenant, name.Id, cancellationToken) is { State: HandoffState.Accepted or HandoffState.Closed } handoff)
            {
                var view = await reader.ReadAsync(handoff, cancellationToken);
                return turn.Say("handoffs.passed_on.same_company", ("lead", view.Lead.Said), ("ae", view.Name(handoff.AeId)));
            }
        }

        return null;
    }

    private async Task<Reply?> ShowAsync(Turn turn, HandoffName name, CancellationToken cancellationToken)
    {
        if (await handoffs.FindAsync(turn.Tenant, name.Id, cancellationToken) is not { AcceptedAt: not null } handoff)
        {
            return null;
        }

        var view = await reader.ReadAsync(handoff, cancellationToken);
        var owner = view.People.GetValueOrDefault(view.Lead.OwnerId)?.Name ?? view.Lead.OwnerId;
        return new Reply(
        [
            new Paragraph(turn.Say("handoffs.passed_on.with_ae", ("lead", view.Lead.Said), ("ae", owner))),
            new Fields(
            [
                new Field(turn.Say("handoffs.passed_on.prospect"), BriefBlocks.Who(handoff.Brief, turn.Words)),
                new Field(turn.Say("handoffs.passed_on.next"), view.Step(turn.Words)),
                new Field(turn.Say("handoffs.on_lead"), HandoffStanding.Of(view, turn.Words)),
            ]),
        ]).With(new Button(turn.Say("handoffs.buttons.show"), $"show handoff {view.Pin}"), new Button(turn.Say("handoffs.buttons.trail"), $"credit {view.Pin}"));
    }
}

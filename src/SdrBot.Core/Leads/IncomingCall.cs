using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Leads;

/// <summary><c>incoming call from 010-1234-5678</c>: the phone rings, so the card opens at once.</summary>
public sealed class IncomingCall(LeadFinder finder, ILeadStore leads, IRepDirectory people, Authority authority, LeadCard card) : IHandler
{
    private const int MostButtons = 6;
    private const string Checklist = "qualify ";

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var caller = slots["caller"] ?? slots["phone"] ?? slots["lead"];
        if (caller is null)
        {
            return ((Reply)turn.Say("leads.call.who")).With(new Input(turn.Say("leads.call.caller"), "incoming call from {value}"));
        }

        if (caller.StartsWith(LeadFinder.Pin, StringComparison.Ordinal))
        {
            var match = await finder.FindAsync(turn, caller, cancellationToken);
            return match.Lead is { } pinned ? await OpenAsync(turn, pinned, cancellationToken) : match.Ask!;
        }

        var found = await finder.SearchAsync(turn, caller, cancellationToken);
        return found switch
        {
            [var only] => await OpenAsync(turn, only, cancellationToken),
            [] => await UnknownAsync(turn, caller, cancellationToken),
            _ => ((Reply)turn.Say("leads.call.several", ("caller", caller), ("count", found.Length)))
                .With([.. found.Take(MostButtons).Select(l => new Button(l.Said, $"incoming call from {LeadFinder.Pin}{l.Id}"))]),
        };
    }

    private async Task<Reply> OpenAsync(Turn turn, Lead lead, CancellationToken cancellationToken)
    {
        var shown = await card.ShowAsync(turn, lead, cancellationToken);
        return (shown with { Blocks = shown.Blocks.Insert(0, new Paragraph(turn.Say("leads.call.on_the_line", ("lead", lead.Said), ("name", lead.FirstName)))) })
            .With([.. LeadCard.LogButtons(turn, lead), .. shown.Controls.OfType<Button>().Where(b => b.Command.StartsWith(Checklist, StringComparison.Ordinal)), .. ChangeStatus.Buttons(turn, lead), .. shown.Controls.OfType<Input>()])
            .InPlaceFor(turn);
    }

    /// <summary>A colleague's lead is named by its colleague only, so that the call can be passed on.</summary>
    private async Task<Reply> UnknownAsync(Turn turn, string caller, CancellationToken cancellationToken)
    {
        var isPhone = ContactKeys.Phone(caller) is not null;
        foreach (var lead in isPhone ? await leads.ByPhoneAsync(turn.Tenant, caller, cancellationToken) : ImmutableArray<Lead>.Empty)
        {
            if (!await authority.MayWorkForAsync(turn.Rep, lead.OwnerId, cancellationToken) && await people.FindAsync(turn.Tenant, lead.OwnerId, cancellationToken) is { } colleague)
            {
                return turn.Say("leads.call.with_colleague", ("caller", caller), ("name", colleague.Name));
            }
        }

        return ((Reply)turn.Say("leads.call.unknown", ("caller", caller)))
            .With(new Input(turn.Say("leads.call.add"), $"add lead {{value}}, {caller}", turn.Say("leads.call.example")));
    }
}

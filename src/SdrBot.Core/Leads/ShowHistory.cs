using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Leads;

/// <summary><c>history Acme</c>: every move along the life cycle, with who and why.</summary>
public sealed class ShowHistory(LeadFinder finder, ILeadStore leads, IRepDirectory people) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["lead"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        var items = ImmutableArray.CreateBuilder<Item>();
        items.Add(new Item(turn.Say("leads.history.came", ("day", DateOnly.FromDateTime(turn.Rep.LocalTime(lead.CreatedAt))))));
        foreach (var change in await leads.StatusChangesAsync(turn.Tenant, lead.Id, cancellationToken))
        {
            var by = await people.FindAsync(turn.Tenant, change.RepId, cancellationToken);
            items.Add(new Item(
                turn.Say("leads.history.moved", ("from", turn.Words.Name("leads.statuses", change.FromStatus)), ("to", turn.Words.Name("leads.statuses", change.ToStatus))),
                Wording.Sentence.Join(
                    " · ",
                    turn.Say("leads.history.by", ("name", by?.Name ?? change.RepId), ("when", turn.Rep.LocalTime(change.At))),
                    change.Reason is { } reason ? turn.Words.Name("leads.reasons", reason) : Wording.Sentence.Empty)));
        }

        return new Reply([new Heading(turn.Say("leads.history.title", ("lead", lead.Said))), new Items(items.ToImmutable())])
            .With(new Button(turn.Say("leads.buttons.open"), $"lead lead:{lead.Id}"));
    }
}

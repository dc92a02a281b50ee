using SdrBot.Conversations;
using SdrBot.Leads;

namespace SdrBot.Objections;

/// <summary><c>fill customer: Hanbit Logistics</c>, and the fields of a response: what only the rep can know.</summary>
public sealed class FillSlot(HeardFinder finder, ObjectionCard card, Playbook playbook, IObjectionLog log) : IHandler
{
    private const int LongestValue = 200;
    private const string Competitor = "competitor";

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(turn, slots["id"], cancellationToken) is not { } heard)
        {
            return turn.Say("objections.gone");
        }

        var slot = slots["slot"]!.TrimEnd(':');
        var value = slots["value"]!.TrimStart(':', ' ');
        var isKnown = slot == Competitor || SlotText.Known.Contains(slot)
            || (heard.Category is { } category && playbook.Of(turn.Tenant).OfCategory(category, turn.Rep.Language).Any(e => e.Slots.ContainsKey(slot)));
        if (value.Length is 0 or > LongestValue || !isKnown)
        {
            return turn.Say("objections.fill_how", ("most", LongestValue));
        }

        var filled = heard with { Filled = heard.Filled.SetItem(slot, value), Competitor = slot == Competitor ? value : heard.Competitor };
        await log.SaveAsync(filled, cancellationToken);
        return filled.Category is null
            ? turn.Say("objections.noted")
            : (await card.ShowAsync(turn, filled, cancellationToken)).InPlaceFor(turn);
    }
}

/// <summary><c>link objection:12 to Acme</c>: whose objection it was.</summary>
public sealed class LinkObjection(HeardFinder finder, LeadFinder leads, ObjectionCard card, IObjectionLog log) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(turn, slots["id"], cancellationToken) is not { } heard)
        {
            return turn.Say("objections.gone");
        }

        var match = await leads.FindAsync(turn, slots["lead"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!.InPrivate();
        }

        var linked = heard with { LeadId = lead.Id, Stage = lead.Status };
        await log.SaveAsync(linked, cancellationToken);
        return linked.Category is null
            ? turn.Say("objections.noted")
            : (await card.ShowAsync(turn, linked, cancellationToken)).InPlaceFor(turn);
    }
}

/// <summary><c>sort objection:12 as timing</c>: it was another kind of objection.</summary>
public sealed class SortObjection(HeardFinder finder, ObjectionCard card, Playbook playbook, IObjectionLog log, ILeadStore leads) : IHandler
{
    private const string New = "new";

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(turn, slots["id"], cancellationToken) is not { } heard || slots["category"] is not { } category || !(category == New || ObjectionCategory.IsKnown(category)))
        {
            return turn.Say("objections.gone");
        }

        if (category == New)
        {
            var lead = heard.LeadId is { } id ? await leads.FindAsync(turn.Tenant, id, cancellationToken) : null;
            var kept = heard with { Category = null, Entry = null, Response = null, Worked = null, IsNew = true };
            await log.SaveAsync(kept, cancellationToken);
            return HearNew.Saved(turn, kept, lead).InPlaceFor(turn);
        }

        var edition = playbook.Of(turn.Tenant);
        var fits = edition.Search(heard.Text, turn.Rep.Language, edition.Entries.Length).FirstOrDefault(r => r.Group == category);
        var entry = fits?.Entry ?? edition.OfCategory(category, turn.Rep.Language).FirstOrDefault()?.Id;
        if (entry is null)
        {
            return turn.Say("objections.none_in_category", ("category", turn.Words.Name("objections.categories", category)));
        }

        var sorted = heard with { Category = category, Entry = entry, Response = null, Worked = null };
        await log.SaveAsync(sorted, cancellationToken);
        return (await card.ShowAsync(turn, sorted, cancellationToken)).InPlaceFor(turn);
    }
}

/// <summary><c>forget objection:12</c>: nobody said it, the rep was only looking.</summary>
public sealed class ForgetObjection(HeardFinder finder, IObjectionLog log) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(turn, slots["id"], cancellationToken) is not { } heard)
        {
            return turn.Say("objections.gone");
        }

        await log.RemoveAsync(heard, cancellationToken);
        return ((Reply)turn.Say("objections.forgotten")).InPlaceFor(turn);
    }
}

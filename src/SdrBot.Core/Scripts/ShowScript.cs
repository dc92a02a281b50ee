using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Tasks;

namespace SdrBot.Scripts;

/// <summary><c>script Acme voicemail</c>, <c>script Acme</c>: what to say to a lead.</summary>
public sealed class ShowScript(LeadFinder finder, ITaskStore tasks, ScriptDesk desk, ScriptCard card, CompanyScripts shelves) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (kind, words) = KindWords.Split(turn.Words, slots["text"] ?? string.Empty);
        if (kind is not null && ScriptKind.Read.Contains(kind))
        {
            return ScriptNotes.Show(turn, shelves.Of(turn.Tenant), kind);
        }

        var match = await finder.FindAsync(turn, slots["lead"] ?? (words.Length > 0 ? words : null), cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        kind ??= (await tasks.OpenOfLeadAsync(turn.Tenant, lead.Id, cancellationToken)).Select(t => ScriptKind.Of(t.Activity)).FirstOrDefault(k => k is not null) ?? ScriptKind.Opener;
        return await card.ShowAsync(turn, await desk.DraftAsync(turn, lead, kind, null, null, null, cancellationToken), cancellationToken);
    }
}

/// <summary><c>script lead:42 email using outbound_21:2</c>, <c>… fact 7</c>: behind the card's buttons; another script, or another fact.</summary>
public sealed class ChooseScript(LeadFinder finder, ScriptDesk desk, ScriptCard card) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, LeadFinder.Pin + slots["id"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        if (!ScriptKind.Said.Contains(slots["kind"]!))
        {
            return turn.Say("scripts.no_such_kind", ("kind", slots["kind"]));
        }

        var fact = long.TryParse(slots["fact"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        var reply = await card.ShowAsync(turn, await desk.DraftAsync(turn, lead, slots["kind"]!, null, slots["script"], fact, cancellationToken), cancellationToken);

        // The e-mail behind a logged voicemail stands beside what was logged.
        return slots["script"] == ScriptCommands.Paired ? reply : reply.InPlaceFor(turn);
    }
}

/// <summary><c>script lead:42 email saying they opened a depot</c>: a fact in the rep's own words, kept with the research.</summary>
public sealed class WriteFact(LeadFinder finder, ILeadStore leads, ScriptDesk desk, ScriptCard card) : IHandler
{
    private const string Kind = "news";

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, LeadFinder.Pin + slots["id"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        if (!ScriptKind.Said.Contains(slots["kind"]!))
        {
            return turn.Say("scripts.no_such_kind", ("kind", slots["kind"]));
        }

        await leads.AddFactAsync(
            new ResearchFact { Tenant = turn.Tenant, LeadId = lead.Id, Kind = Kind, Text = slots["text"]!, FoundOn = turn.Today, RepId = turn.Rep.Id, At = turn.At }, cancellationToken);
        var written = (await leads.FactsAsync(turn.Tenant, lead.Id, cancellationToken)).Max(f => f.Id);
        return (await card.ShowAsync(turn, await desk.DraftAsync(turn, lead, slots["kind"]!, null, null, written, cancellationToken), cancellationToken)).InPlaceFor(turn);
    }
}

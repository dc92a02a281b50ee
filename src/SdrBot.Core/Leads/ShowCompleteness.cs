using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary><c>completeness Acme</c>: what is still to be found out; <c>completeness</c>: one's open leads, the emptiest first.</summary>
public sealed class ShowCompleteness(LeadFinder finder, ILeadStore leads) : IHandler
{
    private const int MostShown = 10;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (slots["lead"] is { } words)
        {
            var match = await finder.FindAsync(turn, words, cancellationToken);
            return match.Lead is { } lead ? One(turn, lead, await MissingAsync(turn, lead, cancellationToken)) : match.Ask!;
        }

        var all = await Completeness.OfRepAsync(leads, turn.Tenant, turn.Rep.Id, turn.Today, cancellationToken);
        if (all.IsEmpty)
        {
            return turn.Say("leads.completeness.none");
        }

        var items = all.OrderByDescending(l => l.Missing.Length).ThenBy(l => l.Lead.Name, StringComparer.Ordinal).Take(MostShown).Select(l => new Item(
            turn.Say("leads.completeness.line", ("lead", l.Lead.Said), ("share", Completeness.Score(l.Missing))), Names(turn, l.Missing))
        {
            Controls = l.Missing.IsEmpty ? [] : [new Button(turn.Say("leads.completeness.open"), $"completeness {LeadFinder.Pin}{l.Lead.Id}")],
        });
        return new Reply(
        [
            new Heading(turn.Say("leads.completeness.title", ("share", Completeness.Average(all.Select(l => l.Missing))), ("count", all.Length))),
            new Items([.. items]),
        ]);
    }

    private static Reply One(Turn turn, Lead lead, ImmutableArray<string> missing)
    {
        var line = turn.Say("leads.completeness.line", ("lead", lead.Said), ("share", Completeness.Score(missing)));
        return missing.IsEmpty
            ? new Reply([new Paragraph(line)])
            : new Reply([new Paragraph(line), new Items([.. missing.Select(f => new Item(Name(turn, f)))])])
                .With(new Button(turn.Say("leads.completeness.edit"), $"edit {LeadFinder.Pin}{lead.Id}"), new Button(turn.Say("leads.completeness.research"), $"research {LeadFinder.Pin}{lead.Id}"));
    }

    private async Task<ImmutableArray<string>> MissingAsync(Turn turn, Lead lead, CancellationToken cancellationToken) =>
        Completeness.Missing(lead, (await leads.FactsAsync(lead.Tenant, lead.Id, cancellationToken)).Any(f => f.FoundOn.AddDays(Research.StaleAfter) >= turn.Today));

    private static Sentence Names(Turn turn, ImmutableArray<string> missing) =>
        missing.IsEmpty ? Sentence.Empty : turn.Say("leads.completeness.missing", ("fields", turn.Words.List(missing.Select(f => Name(turn, f)))));

    private static Sentence Name(Turn turn, string field) => turn.Say(field == "fact" ? "leads.completeness.fact" : $"leads.fields.{field}");
}

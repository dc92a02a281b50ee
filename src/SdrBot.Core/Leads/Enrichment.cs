using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Leads;

/// <summary>Another source that knows more about a lead, such as a data provider. None is shipped: a company that has one registers it.</summary>
/// <remarks>It answers from what it holds. Whatever asks another machine does so beforehand, since a turn waits for nobody.</remarks>
public interface ILeadEnrichment
{
    /// <summary>The provider's name, kept beside every value.</summary>
    string Name { get; }

    /// <summary>Fields by their key (<see cref="LeadEdit.Fields"/>), and facts by their kind (<see cref="FactKind.All"/>).</summary>
    Task<ImmutableDictionary<string, string>> AboutAsync(Lead lead, CancellationToken cancellationToken);
}

/// <summary><c>enrich Acme</c>: fills what is empty from the registered providers; each value keeps its provider and day.</summary>
public sealed class EnrichLead(LeadFinder finder, ILeadStore leads, IFieldHistory history, IEnumerable<ILeadEnrichment> providers) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["lead"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        var all = providers.ToImmutableArray();
        if (all.IsEmpty)
        {
            return turn.Say("leads.enrich.off");
        }

        var filled = ImmutableArray.CreateBuilder<Field>();
        foreach (var provider in all)
        {
            foreach (var (key, value) in (await provider.AboutAsync(lead, cancellationToken)).OrderBy(v => v.Key, StringComparer.Ordinal))
            {
                if (await KeepAsync(turn, lead, provider, key, value, cancellationToken) is { } changed)
                {
                    lead = changed;
                    filled.Add(new Field(
                        turn.Words.Name(LeadEdit.Fields.Contains(key) ? "leads.fields" : "leads.facts", key),
                        turn.Say("leads.enrich.value", ("value", Wording.Sentence.Of(value).Clip(200)), ("provider", provider.Name), ("day", turn.Today))));
                }
            }
        }

        return filled.Count == 0
            ? turn.Say("leads.enrich.nothing", ("lead", lead.Said))
            : new Reply([new Paragraph(turn.Say("leads.enrich.filled", ("lead", lead.Said))), new Fields(filled.ToImmutable())])
                .With(new Button(turn.Say("leads.buttons.undo"), $"undo {turn.Id}"), new Button(turn.Say("leads.buttons.open"), $"lead lead:{lead.Id}"));
    }

    /// <summary>A provider never changes who the lead is.</summary>
    private static bool IsAnother(Lead lead, Lead filled) => (LeadKeys.Of(lead), LeadKeys.Of(filled)) is var (before, after) && (before.Email != after.Email || before.Person != after.Person);

    /// <returns>Null when nothing was kept: what a person wrote stays.</returns>
    private async Task<Lead?> KeepAsync(Turn turn, Lead lead, ILeadEnrichment provider, string key, string value, CancellationToken cancellationToken)
    {
        if (FactKind.All.Contains(key) && !LeadEdit.Fields.Contains(key))
        {
            await leads.AddFactAsync(
                new ResearchFact { Tenant = turn.Tenant, LeadId = lead.Id, Kind = key, Text = value, Source = provider.Name, FoundOn = turn.Today, RepId = turn.Rep.Id, At = turn.At }, cancellationToken);
            return lead;
        }

        if (!LeadEdit.Fields.Contains(key) || LeadEdit.Value(lead, key) is { Length: > 0 } || LeadEdit.Set(lead, key, value) is not { } filled || IsAnother(lead, filled))
        {
            return null;
        }

        await leads.SaveAsync(filled, cancellationToken);
        await history.AddAsync(
            new FieldChange { Tenant = turn.Tenant, LeadId = lead.Id, Field = key, Became = value, RepId = turn.Rep.Id, Source = provider.Name, At = turn.At, TurnId = turn.Id }, cancellationToken);
        return filled;
    }
}

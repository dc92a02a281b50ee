using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary><c>company Acme</c>: what is known of a company from all who were met there, and who they are.</summary>
public sealed class ShowCompany(LeadFinder finder, ILeadStore leads, ICompanySettings settings) : IHandler
{
    private const int MostPeople = 15;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var words = slots["company"]!;
        var companies = (await finder.SearchAsync(turn, words, cancellationToken)).Where(l => ContactKeys.Company(l.Company) is not null).GroupBy(l => ContactKeys.Company(l.Company)!, StringComparer.Ordinal).ToArray();
        if (companies is not [var met])
        {
            return companies.Length == 0
                ? turn.Say("leads.company.none", ("words", words))
                : ((Reply)turn.Say("leads.company.several", ("words", words), ("count", companies.Length)))
                    .With([.. companies.Take(6).Select(c => new Button(Sentence.Of(c.First().Company).Clip(60), $"company {c.First().Company}"))]);
        }

        var people = met.ToImmutableArray();
        var fit = await TechFit.OfAsync(settings, turn.Tenant, cancellationToken);
        var facts = ImmutableArray.CreateBuilder<ResearchFact>();
        foreach (var lead in people.Take(MostPeople))
        {
            facts.AddRange(await leads.FactsAsync(turn.Tenant, lead.Id, cancellationToken));
        }

        var reply = new Reply(
        [
            new Heading(Sentence.Of(people[0].Company).Clip(80)),
            new Fields(Known(turn, people, fit)),
            new Items([.. people.Take(MostPeople).Select(l => ListLeads.Row(turn, l))]),
        ]);
        return facts.Count == 0 ? reply : reply.And(new Paragraph(turn.Say("leads.card.facts")), new Items([.. Research.Newest(facts.ToImmutable()).Select(f => Research.Said(turn, f))]));
    }

    /// <summary>The first value that one of them has.</summary>
    private static ImmutableArray<Field> Known(Turn turn, ImmutableArray<Lead> people, SettingLines fit)
    {
        var tools = people.SelectMany(l => (l.TechStack ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        (string Name, Sentence? Value)[] known =
        [
            ("website", people.Select(l => l.Website).FirstOrDefault(w => w is not null) is { } site ? WebAddress.Said(site) : null),
            ("industry", Sentence.Of(people.Select(l => l.Industry).FirstOrDefault(i => i is not null))),
            ("size", people.Select(l => l.Size).FirstOrDefault(s => s is not null) is { } size ? turn.Say("leads.card.employees", ("count", size)) : null),
            ("location", Sentence.Of(people.Select(l => l.Location).FirstOrDefault(l => l is not null))),
            ("technology", tools.Length == 0 ? null : TechFit.Said(turn, string.Join(", ", tools), fit)),
        ];
        return [.. known.Where(k => k.Value is { IsEmpty: false }).Select(k => new Field(turn.Say($"leads.fields.{k.Name}"), k.Value!.Clip(300)))];
    }
}

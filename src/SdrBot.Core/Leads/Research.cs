using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary>How research is shown: what is known with its source and age, and what is missing.</summary>
internal static class Research
{
    /// <summary>Days after which a fact may no longer be true.</summary>
    public const int StaleAfter = 90;

    /// <summary>The latest of each kind, in the order of the checklist.</summary>
    public static IEnumerable<ResearchFact> Newest(ImmutableArray<ResearchFact> facts) =>
        facts.GroupBy(f => f.Kind, StringComparer.Ordinal)
            .OrderBy(g => IndexOf(g.Key))
            .Select(g => g.OrderByDescending(f => f.FoundOn).ThenByDescending(f => f.Id).First());

    public static Item Said(Turn turn, ResearchFact fact)
    {
        var age = Math.Max(0, turn.Today.DayNumber - fact.FoundOn.DayNumber);
        return new(
            turn.Say("leads.research.fact", ("kind", turn.Words.Name("leads.facts", fact.Kind)), ("text", Sentence.Of(fact.Text).Clip(300))),
            Sentence.Join(
                " · ",
                fact.Source is { } source ? WebAddress.Said(source).Clip(120) : turn.Say("leads.research.no_source"),
                age == 0 ? turn.Say("leads.research.today") : turn.Say("leads.research.age", ("days", age)),
                age > StaleAfter ? turn.Say("leads.research.stale") : Sentence.Empty));
    }

    private static int IndexOf(string kind)
    {
        for (var i = 0; i < FactKind.All.Count; i++)
        {
            if (FactKind.All[i] == kind)
            {
                return i;
            }
        }

        return FactKind.All.Count;
    }
}

/// <summary><c>research Acme</c>: the checklist, with a place to write for each kind.</summary>
public sealed class ShowResearch(LeadFinder finder, ILeadStore leads) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["lead"], cancellationToken);
        return match.Lead is { } lead ? Checklist(turn, lead, await leads.FactsAsync(turn.Tenant, lead.Id, cancellationToken)).InPlaceFor(turn) : match.Ask!;
    }

    /// <summary>{0} is the domain, {1} the name.</summary>
    private static readonly ImmutableArray<(string Name, bool NeedsDomain, string Address)> Tools =
    [
        ("website", true, "https://{0}"),
        ("linkedin", false, "https://www.linkedin.com/search/results/all/?keywords={1}"),
        ("news", false, "https://www.google.com/search?tbm=nws&q={1}"),
        ("builtwith", true, "https://builtwith.com/{0}"),
        ("whatruns", true, "https://www.whatruns.com/website/{0}"),
    ];

    internal static Reply Checklist(Turn turn, Lead lead, ImmutableArray<ResearchFact> facts)
    {
        var known = Research.Newest(facts).ToDictionary(f => f.Kind, StringComparer.Ordinal);
        var items = FactKind.All.Select(kind => (known.TryGetValue(kind, out var fact)
            ? Research.Said(turn, fact)
            : new Item(turn.Words.Name("leads.facts", kind), turn.Say($"leads.questions.{kind}"))) with
        {
            Controls = [new Input(turn.Say("leads.research.write"), $"fact lead:{lead.Id} {kind}: {{value}}", turn.Say("leads.research.placeholder"))],
        });
        return new Reply(
            [
                new Heading(turn.Say("leads.research.title", ("lead", lead.Said))),
                new Progress(turn.Say("leads.research.progress", ("known", FactKind.All.Count(known.ContainsKey)), ("all", FactKind.All.Count)), FactKind.All.Count(known.ContainsKey), FactKind.All.Count),
                new Items([.. items]),
                .. LookUp(turn, lead),
            ])
            .With(new Button(turn.Say("leads.buttons.open"), $"lead lead:{lead.Id}"));
    }

    /// <summary>Where to look: links to the tools, opened by the rep. Nothing is fetched.</summary>
    private static ImmutableArray<Block> LookUp(Turn turn, Lead lead)
    {
        var domain = lead.Website is { } site && WebAddress.Of(site) is { } address ? new Uri(address).Host : ContactKeys.Email(lead.Email)?.Split('@')[^1];
        var name = Uri.EscapeDataString(lead.Company ?? lead.Name);
        var links = Tools.Where(t => domain is not null || !t.NeedsDomain)
            .Select(t => new Sentence([new Run(turn.Say($"leads.research.tools.{t.Name}").Plain, Link: string.Format(CultureInfo.InvariantCulture, t.Address, domain, name))]));
        return [new Note(turn.Say("leads.research.look", ("links", Sentence.Join(" · ", links))))];
    }
}

/// <summary><c>fact Acme news: opened a second hub via Platum</c>: one thing learned, with where and when.</summary>
public sealed class AddFact(LeadFinder finder, ILeadStore leads) : IHandler
{
    private const string Via = " via ";

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (head, text) = AfterColon.Cut(slots["text"]!);
        var (words, kind) = AfterColon.CutLast(head);
        kind = Kind(turn, kind);
        if (string.IsNullOrWhiteSpace(text) || !FactKind.All.Contains(kind))
        {
            return turn.Say("leads.research.how", ("kinds", turn.Words.List(FactKind.All.Select(Sentence.Of))));
        }

        var match = await finder.FindAsync(turn, slots["lead"] ?? (words.Length > 0 ? words : null), cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        var via = text.LastIndexOf(Via, StringComparison.OrdinalIgnoreCase);
        var fact = new ResearchFact
        {
            Tenant = turn.Tenant,
            LeadId = lead.Id,
            Kind = kind,
            Text = via > 0 ? text[..via].Trim() : text,
            Source = via > 0 ? text[(via + Via.Length)..].Trim() : null,
            FoundOn = turn.Today,
            RepId = turn.Rep.Id,
            At = turn.At,
        };
        await leads.AddFactAsync(fact, cancellationToken);
        return ShowResearch.Checklist(turn, lead, await leads.FactsAsync(turn.Tenant, lead.Id, cancellationToken)).InPlaceFor(turn);
    }

    private static string Kind(Turn turn, string said)
    {
        var folded = Folding.Fold(said);
        return folded is "tech" or "stack" ? "technology"
            : FactKind.All.FirstOrDefault(k => Folding.Fold(turn.Words.Name("leads.facts", k).Plain) == folded) ?? folded;
    }
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Support;

namespace SdrBot.Leads;

public sealed class EnrichLeadTests
{
    private readonly InMemoryLeads _leads = new();
    private readonly InMemoryHistory _history = new();

    [Fact]
    public async Task What_is_empty_is_filled_with_its_provider_and_day_and_what_a_person_wrote_stays()
    {
        var lead = await AddAsync();
        await EnrichAsync(new Provider(new() { ["industry"] = "Logistics", ["title"] = "Clerk", ["news"] = "opened a second hub", ["email"] = "other@acme.example", ["nonsense"] = "x" }));
        var filled = _leads.Find(lead.Id)!;
        Assert.Equal(("Logistics", "Buyer", "jane@acme.example"), (filled.Industry, filled.Title, filled.Email));
        var change = Assert.Single(_history.All);
        Assert.Equal(("industry", "Clearview", "Logistics"), (change.Field, change.Source, change.Became));
        var fact = Assert.Single(await _leads.FactsAsync(Some.Tenant, lead.Id, CancellationToken.None));
        Assert.Equal(("news", "Clearview"), (fact.Kind, fact.Source));
    }

    [Fact]
    public async Task Without_a_provider_it_is_off()
    {
        await AddAsync();
        Assert.StartsWith("No source of enrichment", (await EnrichAsync()).Plain, StringComparison.Ordinal);
    }

    private Task<Lead> AddAsync() => _leads.AddAsync(
        new Lead { Tenant = Some.Tenant, OwnerId = Some.Rep().Id, Name = "Jane Doe", Company = "Acme", Email = "jane@acme.example", Title = "Buyer" }, CancellationToken.None);

    private Task<Reply> EnrichAsync(params ILeadEnrichment[] providers)
    {
        var rep = Some.Rep();
        var people = new InMemoryPeople(rep);
        var finder = new LeadFinder(_leads, people, new Authority(people, TimeProvider.System), new InMemoryConversations(), new NothingPassedOn());
        return new EnrichLead(finder, _leads, _history, providers).HandleAsync(Some.Turn(rep, "enrich Acme"), Slots.Empty.With("lead", "Acme"), CancellationToken.None);
    }

    private sealed class Provider(Dictionary<string, string> known) : ILeadEnrichment
    {
        public string Name => "Clearview";

        public Task<ImmutableDictionary<string, string>> AboutAsync(Lead lead, CancellationToken cancellationToken) => Task.FromResult(known.ToImmutableDictionary());
    }
}

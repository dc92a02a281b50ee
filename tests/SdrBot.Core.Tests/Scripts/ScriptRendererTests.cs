using SdrBot.Leads;
using SdrBot.Support;

namespace SdrBot.Scripts;

public sealed class ScriptRendererTests
{
    private static readonly DateOnly Today = new(2026, 3, 3);

    [Fact]
    public void Without_any_fact_nothing_is_written() => Assert.Equal(["fact"], Render("Hi {first_name}", Some.Lead()).Missing.AsEnumerable());

    [Fact]
    public void A_stale_fact_is_none_and_is_said_to_be_stale()
    {
        var script = Render("Hi {first_name}: {fact}", Some.Lead(), Fact("Old news", Today.AddDays(-ScriptRenderer.FreshDays - 1)));
        Assert.Null(script.Text);
        Assert.True(script.HasStaleFact);
        Assert.NotNull(Render("Hi {first_name}: {fact}", Some.Lead(), Fact("Old news", Today.AddDays(-ScriptRenderer.FreshDays))).Text);
    }

    [Theory]
    [InlineData("Acme", "Acme")]
    [InlineData("info@acme.example", null)]
    [InlineData("ACME", null)]
    public void A_company_or_a_mailbox_has_no_first_name(string name, string? company) =>
        Assert.Equal(["first_name"], Render("Hello", Some.Lead(name: name, company: company) with { Email = "info@acme.example" }, Fact("News", Today)).Missing.AsEnumerable());

    [Fact]
    public void Everything_missing_is_named_once_in_its_order() =>
        Assert.Equal(["company", "goal", "fact"], Render("{company} {goal} {company}", Some.Lead(company: null) with { Goal = " " }).Missing.AsEnumerable());

    [Fact]
    public void The_newest_fact_is_used_and_ends_as_a_sentence() =>
        Assert.Equal("Jane: New depot.", Render("{first_name}: {fact}", Some.Lead(), Fact("Old depot", Today.AddDays(-9)), Fact("New depot", Today.AddDays(-1))).Text);

    [Fact]
    public void A_value_that_looks_like_a_slot_is_shown_as_it_is() =>
        Assert.Equal("{goal}!", Render("{fact}", Some.Lead(), Fact("{goal}!", Today)).Text);

    private static Script Render(string script, Lead lead, params ResearchFact[] facts) => ScriptRenderer.Render(script, lead, Some.Rep(), [.. facts], Today);

    private static ResearchFact Fact(string text, DateOnly found) =>
        new() { Tenant = Some.Tenant, Kind = "news", RepId = "mina", Text = text, FoundOn = found };
}

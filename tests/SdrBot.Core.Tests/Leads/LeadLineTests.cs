using FsCheck;
using FsCheck.Fluent;

namespace SdrBot.Leads;

public sealed class LeadLineTests
{
    [Fact]
    public void Each_part_is_known_by_its_shape()
    {
        var draft = LeadLine.Parse("Jane Doe, Acme, VP Sales, jane@acme.example, +1 212 555 0100, from webinar, https://acme.example, www.linkedin.com/in/jane, Boston, likes tea");

        Assert.Equal(
            ("Jane Doe", "Acme", "VP Sales", "jane@acme.example", "+1 212 555 0100", "webinar", "https://acme.example", "www.linkedin.com/in/jane", "Boston", "likes tea"),
            (draft.Name, draft.Company, draft.Title, draft.Email, draft.Phone, draft.Source, draft.Website, draft.LinkedIn, draft.Location, draft.Note));
    }

    [Theory]
    [InlineData("Jane Doe (Acme), 010-1234-5678", "Jane Doe", "Acme")]
    [InlineData("Jane Doe at Acme from referral", "Jane Doe", "Acme")]
    [InlineData("김민준, 물류운영팀장, 한빛물류", "김민준", "한빛물류")]
    [InlineData("name: Jane, company: P1-EMEA-Acme", "Jane", "Acme")]
    public void The_person_and_the_company_are_found(string line, string name, string company) =>
        Assert.Equal((name, company), (LeadLine.Parse(line).Name, LeadLine.Parse(line).Company));

    [Theory]
    [InlineData("P1-EMEA-Acme", 1, "EMEA", "Acme")]
    [InlineData("P3-Hewlett-Packard", 3, null, "Hewlett-Packard")]
    [InlineData("p2-Acme", 2, null, "Acme")]
    public void A_priority_name_says_how_urgent_a_lead_is(string text, int priority, string? region, string name) =>
        Assert.Equal(new PriorityName(priority, region, name), PriorityName.Parse(text));

    [Theory]
    [InlineData("https://acme.example/about", true)]
    [InlineData("acme.example", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("//evil.example", false)]
    [InlineData("https://xn--pple-43d.com", false)]
    [InlineData("https://good.example@evil.example", false)]
    [InlineData("https://аpple.com", false)]
    [InlineData("http://acme.example\\@evil.example", false)]
    public void Only_a_plain_web_address_is_a_link(string text, bool isLink) => Assert.Equal(isLink, WebAddress.Of(text) is not null);

    [Fact]
    public void Any_line_is_read() => Prop.ForAll(Texts.Any, text =>
    {
        var draft = LeadLine.Parse(text);
        _ = draft.Problem();
        _ = WebAddress.Of(text);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void After_a_colon_with_company_and_where_they_met()
    {
        var draft = LeadLine.Parse(": Tom Baker from Fresh Basket, tom.baker@x.example, +1 212 555 0188, met at a trade show");
        Assert.Equal(("Tom Baker", "Fresh Basket", "tom.baker@x.example", "+1 212 555 0188", "a trade show"), (draft.Name, draft.Company, draft.Email, draft.Phone, draft.Source));
    }

    [Fact]
    public void Without_commas_as_the_bot_writes_them()
    {
        var draft = LeadLine.Parse("Kim Novak (Blue Harbor Seafood) 415-555-0133 referral from Dave");
        Assert.Equal(("Kim Novak", "Blue Harbor Seafood", "415-555-0133", "referral from Dave"), (draft.Name, draft.Company, draft.Phone, draft.Source));
    }
}

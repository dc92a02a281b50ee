using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

public sealed class RouteRuleTests
{
    private static readonly Rep Alex = new() { Tenant = "t", Id = "alex", Name = "Alex Chen", Role = "ae", Zone = "UTC" };

    [Theory]
    [InlineData("all", "handoffs")]
    [InlineData("Everything", "handoffs")]
    [InlineData("team West", "handoffs:team:west")]
    [InlineData("region New York", "handoffs:region:new york")]
    [InlineData("territory EMEA", "handoffs:region:emea")]
    [InlineData("in California", "handoffs:region:california")]
    [InlineData("segment 200-1000", "handoffs:segment:200-1000")]
    [InlineData("Alex", "handoffs:ae:alex")]
    public void Words_are_a_rule_and_the_rule_is_found_again_in_its_purpose(string words, string purpose)
    {
        var rule = RouteRule.Read(words, Alex, Words.In(Language.English))!;
        Assert.Equal(purpose, rule.Purpose);
        Assert.Equal(rule, RouteRule.Of(purpose));
    }

    [Fact]
    public void Words_that_name_nothing_are_no_rule() => Assert.Null(RouteRule.Read("purple", null, Words.In(Language.English)));

    [Theory]
    [InlineData("sales_floor")]
    [InlineData("handoffs:colour:red")]
    public void Other_purposes_are_none_of_handoffs(string purpose) => Assert.Null(RouteRule.Of(purpose));
}

using System.Text.Json.Nodes;
using SdrBot.Channels.Slack;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Channels that people choose for handoffs, and channels that do not take them.</summary>
public sealed class SlackRouteTests
{
    private const string Grace = "U0GRACE";
    private const string Mina = "U0MINA";

    [Theory]
    [InlineData("route <#C0WEST|ae-west> all", "#ae-west", "C0WEST")]
    [InlineData("<#C0WEST|> and <#C0WEST>", "#C0WEST", "C0WEST")]
    [InlineData("a &lt; b <#C0A|x> &lt;#C0B|y&gt;", "#x", "C0A")]
    public void A_channel_that_was_chosen_is_known_by_the_word_that_stands_for_it(string text, string word, string id)
    {
        Assert.Equal(KeyValuePair.Create(word, id), Assert.Single(SlackText.Channels(text)));
        Assert.Contains(word, SlackText.Decode(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<#")]
    [InlineData("<#C0")]
    [InlineData("#ae-west")]
    public void What_only_looks_so_is_none(string text) => Assert.Empty(SlackText.Channels(text));

    [Theory]
    [InlineData("not_in_channel", "/invite @SdrBot")]
    [InlineData("channel_not_found", "/invite @SdrBot")]
    [InlineData("is_archived", "archived")]
    public async Task A_channel_that_does_not_take_a_handoff_is_a_managers_affair(string error, string says)
    {
        await using var bot = await StartAsync();
        await bot.CommandAsync(Grace, "route <#C0WEST|ae-west> all");
        await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Channel == "C0WEST" && m.Text.Contains("all handoffs", StringComparison.Ordinal)), "the greeting");
        bot.Slack.RefusedWith = error;
        bot.Slack.RefuseIn("C0WEST");
        await HandOffAsync(bot);
        var told = await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Channel == "D0GRACE" && m.Text.Contains("could not post in #ae-west", StringComparison.Ordinal)), "what to do");
        Assert.Contains(says, told.Text, StringComparison.Ordinal);
        Assert.Contains("Jane Doe", told.Body.ToJsonString(), StringComparison.Ordinal);
        if (error == "is_archived")
        {
            return;
        }

        bot.Slack.RefuseIn(null);
        await bot.PressAsync(Grace, told, "Try again");
        await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Channel == "C0WEST" && m.Text.Contains("Jane Doe", StringComparison.Ordinal)), "the card");
    }

    [Fact]
    public async Task A_channel_without_the_bot_is_told_when_it_is_chosen()
    {
        await using var bot = await StartAsync();
        bot.Slack.RefusedWith = "not_in_channel";
        bot.Slack.RefuseIn("C0WEST");
        await bot.CommandAsync(Grace, "route <#C0WEST|ae-west> all");
        await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Channel == "D0GRACE" && m.Text.Contains("/invite @SdrBot", StringComparison.Ordinal)), "what to do");
    }

    [Fact]
    public async Task A_name_that_slack_did_not_mark_is_asked_for_and_a_place_may_be_named_here()
    {
        await using var bot = await StartAsync();
        await bot.WriteAsync(Grace, "route #ae-west all");
        await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Text.Contains("do not know the channel", StringComparison.Ordinal)), "the answer");
        await bot.MentionAsync(Grace, "route here all", "C0WEST");
        await bot.UntilReadsAsync("C0WEST", "SELECT json_extract(conversation, '$.id') FROM routes WHERE purpose = 'handoffs'");
        await bot.WriteAsync(Grace, "route here all");
        await SlackBot.UntilAsync(() => bot.Slack.Messages.Count(m => m.Text.Contains("do not know the channel", StringComparison.Ordinal)) == 2 ? bot.Slack : null, "the answer");
    }

    /// <summary>Whether Slack is asked or an event says it: what concerns prospects is not for other companies.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_channel_that_other_companies_read_gets_no_handoffs(bool isAsked)
    {
        await using var bot = await StartAsync();
        if (isAsked)
        {
            bot.Slack.Share("C0WEST");
            await bot.CommandAsync(Grace, "route <#C0WEST|ae-west> all");
        }
        else
        {
            bot.Slack.FailNext("conversations.info", Fault.Refuse, "missing_scope");
            await bot.EventAsync(new JsonObject { ["type"] = "app_mention", ["user"] = Grace, ["text"] = $"<@{FakeSlack.Bot}> route here all", ["channel"] = "C0WEST", ["ts"] = bot.Slack.NextTs() }, isShared: true);
        }

        var told = await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Channel == "D0GRACE" && m.Text.Contains("people of other companies", StringComparison.Ordinal)), "why");
        Assert.DoesNotContain("Try again", told.Body.ToJsonString(), StringComparison.Ordinal);
        await bot.UntilReadsAsync(0L, "SELECT count(*) FROM routes");
        await HandOffAsync(bot);
        await bot.SettleAsync();
        Assert.DoesNotContain(bot.Slack.Messages, m => m.Channel == "C0WEST" && m.OnlyFor is null && !m.Key!.StartsWith("turn:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_that_is_shared_later_gets_no_more()
    {
        await using var bot = await StartAsync();
        await bot.CommandAsync(Grace, "route <#C0WEST|ae-west> all");
        await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Channel == "C0WEST"), "the greeting");
        bot.Slack.Share("C0WEST");
        bot.Bot.Clock.Advance(TimeSpan.FromHours(2));
        await HandOffAsync(bot);
        await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Channel == "D0GRACE" && m.Text.Contains("people of other companies", StringComparison.Ordinal)), "why");
        Assert.Single(bot.Slack.Messages, m => m.Channel == "C0WEST");
    }

    /// <summary>Of the rules that fit, the narrowest says where the one card goes.</summary>
    [Theory]
    [InlineData("Alex", "location: Oakland, industry: Retail, size: 20")]
    [InlineData("team west", "location: Oakland, industry: Retail, size: 20")]
    [InlineData("region california", "location: Oakland California, industry: Retail, size: 20")]
    [InlineData("segment software", "location: Oakland, industry: Software, size: 20")]
    [InlineData("segment 200-1000", "location: Oakland, industry: Retail, size: 500")]
    public async Task A_handoff_goes_to_the_channel_of_the_narrowest_rule_that_fits(string which, string about)
    {
        await using var bot = await StartAsync();
        await bot.WriteAsync(Grace, "team of Alex is West");
        foreach (var (channel, rule) in new[] { ("<#C0ALL|ae-all>", "all"), ("<#C0WEST|ae-west>", which), ("<#C0EAST|ae-east>", "region boston"), ("<#C0BIG|ae-big>", "segment 5000+"), ("<#C0TEAM|ae-team>", "team east") })
        {
            bot.Bot.Clock.Advance(TimeSpan.FromSeconds(2));
            await bot.CommandAsync(Grace, $"route {channel} {rule}");
        }

        await bot.UntilReadsAsync(5L, "SELECT count(*) FROM routes");
        await HandOffAsync(bot, $", {about}");
        var card = await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Channel[0] == 'C' && m.Text.Contains("Jane Doe", StringComparison.Ordinal)), "the card");
        Assert.Equal("C0WEST", card.Channel);
        await bot.SettleAsync();
        Assert.Single(bot.Slack.Messages, m => m.Channel[0] == 'C' && m.Text.Contains("Jane Doe", StringComparison.Ordinal));
    }

    private static async Task HandOffAsync(SlackBot bot, string about = "")
    {
        await bot.WriteAsync(Mina, $"add lead Jane Doe, Acme, jane@acme.example{about}");
        await bot.UntilReadsAsync(1L, "SELECT count(*) FROM leads");
        foreach (var learned in new[] { "need: plan routes", "pain: we lose two hours every morning because nobody sees the vans", "budget_amount: $50k", "timeline: Q2 2026", "size: 200 people", "decision_maker: the CTO decides" })
        {
            bot.Bot.Clock.Advance(TimeSpan.FromSeconds(2));
            await bot.WriteAsync(Mina, $"learned Acme {learned}");
        }

        await bot.WriteAsync(Mina, "hand off Acme to Alex for a demo");
        await bot.UntilReadsAsync(1L, "SELECT count(*) FROM handoffs");
    }

    private static async Task<SlackBot> StartAsync()
    {
        var bot = await SlackBot.StartAsync(new SlackAccount(Grace, "Grace Kim", "grace@example.com"), new SlackAccount(Mina, "Mina Park", "mina@example.com"));
        await bot.Bot.Database.WriteAsync("test", s => s.RunAsync("DELETE FROM identities; DELETE FROM routes"), CancellationToken.None);
        await bot.WriteAsync(Grace, "me");
        await bot.WriteAsync(Mina, "me");
        await bot.ShowsAsync(2);
        return bot;
    }
}

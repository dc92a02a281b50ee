using SdrBot.Channels.Slack;
using SdrBot.Conversations;
using SdrBot.Tests.Support;
using SdrBot.Tests.Turns;
using SdrBot.Wording;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>What goes wrong on the way to Slack, and what Slack sends twice: nothing is lost, and nothing is said twice.</summary>
public sealed class SlackFaultTests
{
    private const string Mina = "U0MINA";
    private const string Dana = "U0DANA";

    /// <summary>Whether it was done or not, nobody can tell from the answer: it is looked for, and stands there once.</summary>
    [Theory]
    [InlineData(Fault.FailBefore, "500")]
    [InlineData(Fault.FailBefore, "502")]
    [InlineData(Fault.FailBefore, "503")]
    [InlineData(Fault.FailAfter, "500")]
    [InlineData(Fault.FailAfter, "503")]
    [InlineData(Fault.CutBefore, null)]
    [InlineData(Fault.CutAfter, null)]
    [InlineData(Fault.Html, null)]
    [InlineData(Fault.Html, "")]
    [InlineData(Fault.Html, "{\"ok\":tr")]
    [InlineData(Fault.Html, "null")]
    [InlineData(Fault.Html, "[]")]
    [InlineData(Fault.Html, "{\"ok\":false,\"error\":\"fatal_error\"}")]
    [InlineData(Fault.HtmlAfter, "{\"ok\":false,\"error\":\"internal_error\"}")]
    [InlineData(Fault.HtmlAfter, null)]
    [InlineData(Fault.TooMany, null)]
    [InlineData(Fault.TooMany, "")]
    public async Task Each_answer_stands_there_once(object fault, string? detail)
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        bot.Slack.FailNext("chat.postMessage", (Fault)fault, detail);
        await bot.WriteAsync(Mina, "me");
        await bot.WriteAsync(Mina, "help");
        var messages = await bot.ShowsInTimeAsync(2);
        Assert.Equal(2, messages.Count);
        Assert.Contains("Mina Park", messages[0].Text, StringComparison.Ordinal);
        Assert.Empty(bot.Slack.Ledger.Doubled);
        await Until.EqualAsync("", async () => string.Join('\n', await UndeliveredAsync(bot)));
    }

    /// <summary>It is looked for on every page of the history, also where Slack wants a pause between them.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_arrived_is_found_on_any_page_of_the_history(bool isLimited)
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        bot.Slack.FailNext("chat.postMessage", Fault.CutAfter, channel: "C0FLOOR");
        await bot.Bot.Database.WriteAsync(
            "test",
            s => bot.Bot.Outbox(s).PostAsync(new ConversationReference(SlackChannel.Name, "local", SlackBot.SalesFloor) { Workspace = FakeSlack.Team }, "recap:1", (Reply)Sentence.Of("All of us")),
            CancellationToken.None);
        await Until.TrueAsync(() => bot.Slack.Messages.Any(m => m.Channel == SlackBot.SalesFloor));
        for (var i = 0; i < 5; i++)
        {
            bot.Slack.Chat(SlackBot.SalesFloor);
        }

        bot.Slack.Page(2);
        if (isLimited)
        {
            bot.Slack.FailNext("conversations.history", Fault.Slow);
            bot.Slack.FailNext("conversations.history", Fault.TooMany, "30");
        }

        await Until.EqualAsync("sent", async () =>
        {
            bot.Bot.Clock.Advance(TimeSpan.FromSeconds(5));
            return await bot.ReadAsync<string>("SELECT state FROM messages WHERE key = 'recap:1'");
        });
        Assert.Empty(bot.Slack.Ledger.Doubled);
        Assert.Equal(3, bot.Slack.Calls.Count(c => c.Method == "conversations.history"));
    }

    /// <summary>A conversation has one address from the first word on, also while Slack is slow to say which workspace the token belongs to.</summary>
    [Fact]
    public async Task What_is_said_right_after_the_start_keeps_its_order()
    {
#pragma warning disable CA2000 // Both live as long as the pair, which ends them.
        var slack = await FakeSlack.StartAsync();
        slack.FailNext("auth.test", Fault.Slow);
        slack.FailNext("chat.postMessage", Fault.TooMany, "30");
        await using var bot = SlackBot.Of(slack, await TestBot.StartAsync(settings: slack.Settings()));
#pragma warning restore CA2000
        await bot.Bot.Database.WriteAsync("test", SlackBot.LinkAsync, CancellationToken.None);
        await bot.WriteAsync(Mina, "me");
        await Until.TrueAsync(async () => await bot.ReadAsync<long>("SELECT count(*) FROM messages WHERE problem = 'ratelimited'") == 1);
        await bot.WriteAsync(Mina, "help");
        var messages = await bot.ShowsInTimeAsync(2);
        Assert.Contains("Mina Park", messages[0].Text, StringComparison.Ordinal);
        Assert.Equal(1, await bot.ReadAsync<long>("SELECT count(DISTINCT conversation) FROM messages"));
    }

    /// <summary>A silent Slack is given ten seconds, and meanwhile others are served.</summary>
    [Fact]
    public async Task An_answer_that_never_comes_holds_up_nobody_else()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        bot.Slack.FailNext("chat.postMessage", Fault.Hang);
        await bot.WriteAsync(Mina, "me");
        await Until.TrueAsync(async () => await bot.Bot.Database.ReadAsync(s => s.ScalarAsync<long>("SELECT count(*) FROM messages WHERE state = 'sending'"), CancellationToken.None) == 1);
        await bot.WriteAsync(Dana, "me");
        Assert.Equal("D0DANA", Assert.Single(await bot.ShowsAsync(1)).Channel);
        Assert.Equal(2, (await bot.ShowsInTimeAsync(2)).Count);
        Assert.Empty(bot.Slack.Ledger.Doubled);
    }

    /// <summary>What Slack refuses for good is not tried again, holds up nothing behind it, and stays in the books.</summary>
    [Theory]
    [InlineData("channel_not_found")]
    [InlineData("not_in_channel")]
    [InlineData("is_archived")]
    [InlineData("invalid_auth")]
    [InlineData("restricted_action")]
    [InlineData("an_error_of_tomorrow")]
    public async Task What_Slack_refuses_for_good_is_tried_once(string error)
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        bot.Slack.FailNext("chat.postMessage", Fault.Refuse, error);
        await bot.WriteAsync(Mina, "me");
        await bot.WriteAsync(Mina, "help");

        // What goes to the managers about it is another story.
        await bot.MessageAsync("D0MINA", "What I can do");
        Assert.Single(bot.Slack.Messages, m => m.Channel == "D0MINA");
        Assert.Equal([$"refused {error}"], await UndeliveredAsync(bot));
    }

    [Fact]
    public async Task Nobody_is_sent_elsewhere()
    {
        await using var elsewhere = await FakeSlack.StartAsync();
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        bot.Slack.FailNext("chat.postMessage", Fault.Redirect, new Uri(elsewhere.Address, "api/chat.postMessage").ToString());
        await bot.WriteAsync(Mina, "me");
        await bot.SettleAsync();
        Assert.Empty(elsewhere.Calls);
        Assert.Equal(["refused redirect"], await UndeliveredAsync(bot));
    }

    /// <returns>State and problem of each message that did not arrive.</returns>
    private static async Task<IEnumerable<string>> UndeliveredAsync(SlackBot bot)
    {
        await bot.SettleAsync();
        return await bot.Bot.Database.ReadAsync(s => s.ManyAsync<string>("SELECT state || ' ' || coalesce(problem, '') FROM messages WHERE state <> 'sent'"), CancellationToken.None);
    }
}

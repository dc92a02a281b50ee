using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using SdrBot.Channels.Slack;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>What goes wrong on the way to Slack, and what Slack sends twice: nothing is lost, and nothing is said twice.</summary>
public sealed class SlackFaultTests(ITestOutputHelper output)
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
        Assert.Empty(await UndeliveredAsync(bot));
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

    /// <summary>One method in one workspace waits; what was said in a conversation keeps its order.</summary>
    [Fact]
    public async Task A_wait_that_Slack_asks_for_is_kept()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        bot.Slack.FailNext("chat.postMessage", Fault.TooMany, "30");
        await bot.WriteAsync(Mina, "me");
        await Until.TrueAsync(async () => await bot.Bot.Database.ReadAsync(s => s.ScalarAsync<long>("SELECT count(*) FROM messages WHERE problem = 'ratelimited'"), CancellationToken.None) == 1);
        await bot.WriteAsync(Mina, "help");

        // Another method goes on.
        await bot.CommandAsync(Dana, "me");
        Assert.Equal(Dana, Assert.Single(await bot.ShowsAsync(1)).OnlyFor);
        bot.Bot.Clock.Advance(TimeSpan.FromSeconds(29));
        await bot.SettleAsync();
        Assert.Single(bot.Slack.Messages);
        bot.Bot.Clock.Advance(TimeSpan.FromSeconds(2));
        var messages = await bot.ShowsAsync(3);
        Assert.Contains("Mina Park", messages[1].Text, StringComparison.Ordinal);
        Assert.Contains("What I can do", messages[2].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("", 30)]
    [InlineData("-5", 30)]
    [InlineData("soon", 30)]
    [InlineData("0", 30)]
    [InlineData("99999", 120)]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT", 30)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 120)]
    public async Task A_wait_of_any_kind_is_between_a_second_and_two_minutes(string retryAfter, int seconds)
    {
        await using var slack = await FakeSlack.StartAsync();
        using var http = new HttpClient();
        var client = new SlackClient(http, new SlackOptions { ApiUrl = new Uri(slack.Address, "api/") }, NullLogger<SlackClient>.Instance);
        slack.FailNext("auth.test", Fault.TooMany, retryAfter);
        var result = await client.CallAsync("auth.test", FakeSlack.Token, new NoArguments(), SlackJson.Default.NoArguments, CancellationToken.None);
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<SlackResult.Limited>(result).Wait);
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

    [Fact]
    public async Task An_address_for_answers_is_used_five_times_and_then_another_way_is_found()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        var urls = new SlackAnswerUrls(new SlackOptions { ApiUrl = new Uri(bot.Slack.Address, "api/") }, bot.Bot.Clock);
        var address = bot.Slack.ResponseUrl("C0FLOOR", Mina);
        Assert.All(Enumerable.Range(0, 5), _ => Assert.NotNull(urls.Take(address)));
        Assert.Null(urls.Take(address));
        var other = bot.Slack.ResponseUrl("C0FLOOR", Mina);
        Assert.NotNull(urls.Take(other));
        bot.Bot.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Null(urls.Take(other));

        // One that is refused: the answer comes all the same, to the asker alone.
        bot.Slack.FailNext("chat.postEphemeral", Fault.Refuse, "not_in_channel");
        await bot.EventAsync(new JsonObject { ["type"] = "noise" });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["command"] = "/sdr",
            ["text"] = "me",
            ["team_id"] = FakeSlack.Team,
            ["channel_id"] = "C0OTHER",
            ["user_id"] = Mina,
            ["trigger_id"] = "t1",
            ["response_url"] = "https://example.com/collect",
        });
        using var response = await bot.PostAsync(await form.ReadAsStringAsync(), "application/x-www-form-urlencoded", "slack/commands");
        Assert.Equal("D0MINA", Assert.Single(await bot.ShowsAsync(1)).Channel);
    }

    [Theory]
    [InlineData("https://hooks.slack.com/commands/T1/2/3", true)]
    [InlineData("http://hooks.slack.com/commands/T1/2/3", false)]
    [InlineData("https://hooks.slack.com:444/commands/T1/2/3", false)]
    [InlineData("https://hooks.slack.com.example.com/", false)]
    [InlineData("https://169.254.169.254/latest", false)]
    [InlineData("http://127.0.0.1/", false)]
    [InlineData("ftp://hooks.slack.com/", false)]
    [InlineData("nothing", false)]
    public void Answers_go_to_Slack_alone(string address, bool isSlack) =>
        Assert.Equal(isSlack, new SlackAnswerUrls(new SlackOptions(), TimeProvider.System).Take(address) is not null);

    [Fact]
    public void A_pace_forgets_channels_that_are_free_again()
    {
        var clock = new FakeClock(DateTimeOffset.UnixEpoch);
        var pace = new SlackPace(clock);
        for (var i = 0; i < 100_000; i++)
        {
            Assert.Null(pace.WaitFor("T", "chat.postMessage", $"C{i}"));
            clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        output.WriteLine($"{pace.Channels} of 100,000 channels are remembered.");
        Assert.InRange(pace.Channels, 1, 2000);
    }

    [Fact]
    public void A_channel_takes_five_at_once_and_then_one_a_second()
    {
        var clock = new FakeClock(DateTimeOffset.UnixEpoch);
        var pace = new SlackPace(clock);
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(pace.WaitFor("T", "chat.postMessage", "C")));
        Assert.Equal(TimeSpan.FromSeconds(1), pace.WaitFor("T", "chat.postMessage", "C"));
        Assert.Null(pace.WaitFor("T", "chat.postMessage", "D"));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(pace.WaitFor("T", "chat.postMessage", "C"));
        Assert.NotNull(pace.WaitFor("T", "chat.postMessage", "C"));
    }

    /// <returns>State and problem of each message that did not arrive.</returns>
    private static async Task<IEnumerable<string>> UndeliveredAsync(SlackBot bot)
    {
        await bot.SettleAsync();
        return await bot.Bot.Database.ReadAsync(s => s.ManyAsync<string>("SELECT state || ' ' || coalesce(problem, '') FROM messages WHERE state <> 'sent'"), CancellationToken.None);
    }
}

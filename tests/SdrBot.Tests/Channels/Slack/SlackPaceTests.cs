using Microsoft.Extensions.Logging.Abstractions;
using SdrBot.Channels.Slack;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>How fast Slack may be spoken to, and the waits that it asks for.</summary>
public sealed class SlackPaceTests(ITestOutputHelper output)
{
    private const string Mina = "U0MINA";
    private const string Dana = "U0DANA";

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

    /// <summary>What was written down while the clock ran ahead does not count for as long as it did.</summary>
    [Fact]
    public void A_clock_that_is_set_back_holds_up_nobody()
    {
        var clock = new FakeClock(DateTimeOffset.UnixEpoch.AddHours(1));
        var pace = new SlackPace(clock);
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(pace.WaitFor("T", "chat.postMessage", "C")));
        pace.Hold("T", "chat.update", TimeSpan.FromSeconds(30));
        clock.Set(DateTimeOffset.UnixEpoch);
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(pace.WaitFor("T", "chat.postMessage", "C")));
        Assert.Equal(TimeSpan.FromSeconds(1), pace.WaitFor("T", "chat.postMessage", "C"));
        Assert.Null(pace.WaitFor("T", "chat.update", "C2"));
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
}

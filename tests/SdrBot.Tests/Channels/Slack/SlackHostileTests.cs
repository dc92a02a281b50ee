using System.Net;
using System.Text;
using SdrBot.Channels.Slack;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>What nobody signed, or what was signed and means nothing: a 4xx or nothing, never a 5xx, and no effect.</summary>
public sealed class SlackHostileTests(ITestOutputHelper output)
{
    private const string Mina = "U0MINA";

    [Theory]
    [InlineData(SlackRequest.Json, "{", 400)]
    [InlineData(SlackRequest.Json, "", 400)]
    [InlineData(SlackRequest.Json, "null", 400)]
    [InlineData(SlackRequest.Json, "[]", 400)]
    [InlineData(SlackRequest.Json, "{\"type\":7}", 400)]
    [InlineData(SlackRequest.Json, "{\"type\":\"event_callback\",\"type\":\"event_callback\",\"event\":{\"type\":[]}}", 200)]
    [InlineData(SlackRequest.Json, "{\"type\":\"event_callback\",\"event\":{\"type\":\"event_of_tomorrow\",\"text\":{}},\"future\":[1]}", 200)]
    [InlineData(SlackRequest.Json, "{\"type\":\"app_rate_limited\",\"team_id\":\"T0TEST\",\"minute_rate_limited\":1}", 200)]
    [InlineData(SlackRequest.Json, "{\"type\":\"of tomorrow\"}", 200)]
    [InlineData("application/json; charset=utf-7", "{\"type\":\"x\"}", 200)]
    [InlineData("text/plain", "{\"type\":\"x\"}", 400)]
    [InlineData("multipart/form-data; boundary=x", "--x--", 400)]
    [InlineData("nothing at all", "{}", 400)]
    [InlineData(SlackRequest.Form, "", 400)]
    [InlineData(SlackRequest.Form, "payload=", 400)]
    [InlineData(SlackRequest.Form, "payload=null", 400)]
    [InlineData(SlackRequest.Form, "payload=%7B", 400)]
    [InlineData(SlackRequest.Form, "payload=%ff", 400)]
    [InlineData(SlackRequest.Form, "a=1&b=2", 400)]
    [InlineData(SlackRequest.Form, "payload=%7B%22type%22%3A%22block_suggestion%22%7D", 200)]
    [InlineData(SlackRequest.Form, "payload=%7B%22type%22%3A%22of_tomorrow%22%2C%22user%22%3A%7B%22id%22%3A%22U1%22%7D%7D", 200)]
    [InlineData(SlackRequest.Form, "command=%2Fsdr", 200)]
    public async Task Odd_bodies_are_refused_or_ignored(string type, string body, int status)
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        var before = await Fingerprint.OfAsync(bot.Bot);
        Assert.Equal(status, (int)await bot.SendAsync("slack/events", (Encoding.UTF8.GetBytes(body), type), isSigned: true));
        Assert.Equal(before, await Fingerprint.OfAsync(bot.Bot));
    }

    [Fact]
    public async Task Too_much_and_too_deep_is_refused()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        Assert.Equal(413, (int)await bot.SendAsync("slack/events", (new byte[(1024 * 1024) + 1], SlackRequest.Json), isSigned: true));
        Assert.Equal(400, (int)await bot.SendAsync("slack/events", (Encoding.UTF8.GetBytes("{\"event\":" + new string('[', 100) + new string(']', 100) + "}"), SlackRequest.Json), isSigned: true));
        Assert.Equal(400, (int)await bot.SendAsync("slack/events", ([(byte)'{', (byte)'"', 0xc3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}'], SlackRequest.Json), isSigned: true));
        Assert.Equal(400, (int)await bot.SendAsync("slack/events", (Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 1100).Select(i => $"k{i}=1"))), SlackRequest.Form), isSigned: true));
    }

    /// <summary>A body is what was signed to the last byte.</summary>
    [Fact]
    public async Task A_changed_byte_is_nobodys()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        var body = SlackBot.Envelope(SlackBot.Said(Mina, "help", "1.1"));
        var before = await Fingerprint.OfAsync(bot.Bot);
        foreach (var changed in new[] { body + "\n", body.Replace("help", "hell", StringComparison.Ordinal), body[..^1], " " + body })
        {
            var now = bot.Bot.Clock.GetUtcNow();
            using var request = SlackRequest.With("slack/events", Encoding.UTF8.GetBytes(changed), SlackRequest.Json, SlackRequest.Sign(body, now), SlackRequest.Stamp(now));
            using var response = await bot.Bot.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        Assert.Equal(before, await Fingerprint.OfAsync(bot.Bot));
    }

    /// <summary>Whoever keeps asking without a signature waits; Slack does not.</summary>
    [Fact]
    public async Task A_flood_that_nobody_signed_is_slowed_and_Slack_is_not()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        var answers = new Statuses();
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), Statuses.Four, async (_, _) => answers.Add(await bot.SendAsync("slack/events", ("{}"u8.ToArray(), SlackRequest.Json), isSigned: false)));
        output.WriteLine($"{answers}");
        Assert.True(answers[HttpStatusCode.TooManyRequests] > 0);
        Assert.Equal(2000, answers[HttpStatusCode.TooManyRequests] + answers[HttpStatusCode.Unauthorized]);
        await bot.WriteAsync(Mina, "me");
        await bot.ShowsAsync(1);
    }

    /// <summary>A header is no proof of anything: what comes for the first time is answered, whatever it says of itself; and what comes again is not.</summary>
    [Theory]
    [InlineData("2", "http_timeout")]
    [InlineData("abc", "http_timeout")]
    [InlineData("-1", "")]
    [InlineData("1000000000000", "\ttab")]
    public async Task What_is_called_a_retry_is_answered_once(string number, string reason)
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        var body = SlackBot.Envelope(SlackBot.Said(Mina, "me", bot.Slack.NextTs()));
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bot.SendAsync("slack/events", (Encoding.UTF8.GetBytes(body), SlackRequest.Json), isSigned: true, ("X-Slack-Retry-Num", number), ("X-Slack-Retry-Reason", reason))));
        Assert.All(all, s => Assert.Equal(HttpStatusCode.OK, s));
        await bot.SettleAsync();
        Assert.Single(bot.Slack.Messages);
    }

    [Theory]
    [InlineData("GET", "slack/events", 405)]
    [InlineData("PUT", "slack/interactions", 405)]
    [InlineData("POST", "slack/elsewhere", 404)]
    [InlineData("POST", "slack/../slack/events/x", 404)]
    public async Task Other_ways_lead_nowhere(string method, string path, int status)
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await bot.Bot.Http.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
    }
}

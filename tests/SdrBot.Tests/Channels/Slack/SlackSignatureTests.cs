using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using SdrBot.Channels.Slack;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>What Slack signs is heard, and what nobody signed is nobody’s.</summary>
public sealed class SlackSignatureTests
{
    private const string Mina = "U0MINA";

    private static readonly SlackAccount MinaPark = new(Mina, "Mina Park", "mina@example.com");

    [Fact]
    public void The_documented_signature_is_right()
    {
        // Slack's own example: https://docs.slack.dev/authentication/verifying-requests-from-slack
        const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        Assert.Equal(
            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
            SlackSignature.Sign("8f742231b10e8888abcd99yyyzzz85a5"u8, 1531420618, Encoding.UTF8.GetBytes(Body)));
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void A_request_is_good_for_five_minutes_either_way(int seconds, bool isGood)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_772_000_000);
        var stamp = now.ToUnixTimeSeconds() + seconds;
        Assert.Equal(isGood, SlackSignature.IsGenuine("s"u8, $"{stamp}", SlackSignature.Sign("s"u8, stamp, "x"u8), "x"u8, now));
    }

    [Theory]
    [InlineData(null, "1772582400")]
    [InlineData("v0=00", "1772582400")]
    [InlineData("v1={0}", "1772582400")]
    [InlineData("V0={0}", "1772582400")]
    [InlineData("{0}", "1772582400")]
    [InlineData("v0={0}", null)]
    [InlineData("v0={0}", "-1772582400")]
    [InlineData("v0={0}", "99999999999999999999")]
    [InlineData("v0={0}", "now")]
    public async Task An_unsigned_request_is_nobodys(string? signature, string? timestamp)
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        var body = SlackBot.Envelope(SlackBot.Said(Mina, "help", "1.1"));
        var right = SlackRequest.Sign(body, bot.Bot.Clock.GetUtcNow())[3..];
        var before = await Fingerprint.OfAsync(bot.Bot);
        using var request = SlackRequest.With("slack/events", Encoding.UTF8.GetBytes(body), SlackRequest.Json, signature is null ? null : string.Format(CultureInfo.InvariantCulture, signature, right), timestamp);
        using var response = await bot.Bot.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.Equal(before, await Fingerprint.OfAsync(bot.Bot));
    }

    [Fact]
    public async Task A_certificate_check_executes_nothing()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        var before = await Fingerprint.OfAsync(bot.Bot);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["ssl_check"] = "1", ["command"] = "/sdr", ["text"] = "help", ["user_id"] = Mina });
        using var response = await bot.Bot.Http.PostAsync(new Uri("slack/commands", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(before, await Fingerprint.OfAsync(bot.Bot));
    }

    [Fact]
    public async Task A_challenge_is_echoed_as_text()
    {
        await using var bot = await SlackBot.StartAsync();
        using var response = await bot.PostAsync("""{"type":"url_verification","challenge":"<b>3eZbrw</b>"}""", SlackRequest.Json);
        Assert.Equal(("<b>3eZbrw</b>", "text/plain"), (await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("Slack:BotToken", "Slack:SigningSecret")]
    [InlineData("Slack:SigningSecret", "Slack:BotToken")]
    public void Without_what_it_needs_it_does_not_start(string given, string missing)
    {
        var problem = Assert.Throws<Settings.SettingException>(() => Host.Build(builder =>
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [given] = "x", ["Data:Folder"] = "/nowhere" })));
        Assert.Contains(missing, problem.Message, StringComparison.Ordinal);
    }
}

using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Tokens that are renewed at a bad moment: on a full disk, and when the process dies between Slack's answer and our commit.</summary>
public sealed class SlackRenewalFaultTests
{
    private const string One = "T0ONE";
    private const string Boss = "U0BOSS";

    private static readonly SlackAccount TheBoss = new(Boss, "Bo Ss", "bo@example.com");

    [NeedsRootFact]
    public async Task A_pair_that_a_full_disk_does_not_take_is_kept_and_bought_once()
    {
        await using var disk = await SmallDisk.MountAsync("8m");
        await using var bot = await SlackBot.StartOpenAsync([], disk.Path, accounts: TheBoss);
        bot.Slack.IsRotating = true;
        await bot.InstallAsync(One);
        await bot.SaysInAsync(One, 1);
        await disk.FillAsync();
        var taken = 0;
        while (await IsTakenAsync(bot, taken))
        {
            taken++;
        }

        bot.Bot.Clock.Advance(TimeSpan.FromHours(11));
        await OpenAsync(bot, 1);
        await OpenAsync(bot, 2);
        Assert.Equal(2, bot.Slack.Exchanges);
        disk.Free();
        await bot.WriteFromAsync(One, Boss, "me");
        await bot.SaysInAsync(One, 2 + taken);
        await bot.Bot.RestartAsync();
        await bot.WriteFromAsync(One, Boss, "me");
        await bot.SaysInAsync(One, 3 + taken);
        Assert.Equal(2, bot.Slack.Exchanges);
    }

    /// <summary>The pair is lost with the process and the renewal is spent: the old token serves to its end, and a manager is told in time.</summary>
    [NeedsLinuxFact]
    public async Task A_kill_between_renewal_and_commit_loses_no_message_and_tells_a_manager()
    {
        using var folder = new TestFolder();
        await using var slack = await FakeSlack.StartAsync(TheBoss);
        (slack.IsRotating, slack.Lifetime, slack.Installing) = (true, 3600, One);
        slack.FailNext("oauth.v2.access", Fault.None);
        slack.FailNext("oauth.v2.access", Fault.HangAfter);
        var settings = slack.OpenSettings().ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!);
        settings["Data__Folder"] = folder.Path;
        await using (var bot = BotProcess.Launch(settings))
        {
            await InstallAsync(await bot.ListeningAsync());
            await SlackBot.UntilAsync(() => slack.Exchanges == 2 ? slack : null, "the renewal");
            await bot.KillAsync();
        }

        await using (var bot = BotProcess.Launch(settings))
        {
            await WriteAsync(slack, await bot.ListeningAsync());
            var said = await SlackBot.UntilAsync(() => slack.Messages.FirstOrDefault(m => m.Text.Contains("Bo Ss", StringComparison.Ordinal)), "the answer");
            Assert.Equal(One, said.Team);
            await bot.KillAsync();
        }

        await using (var bot = BotProcess.Launch(settings))
        {
            await WriteAsync(slack, await bot.ListeningAsync());
            await SlackBot.UntilAsync(() => slack.Messages.FirstOrDefault(m => m.Text.Contains("does not renew", StringComparison.Ordinal)), "the warning");
            await SlackBot.UntilAsync(() => slack.Messages.Count(m => m.Text.Contains("Bo Ss", StringComparison.Ordinal)) == 2 ? slack : null, "the second answer");
        }

        Assert.Equal(2, slack.Exchanges);
        Assert.Empty(slack.Ledger.Doubled);
    }

    /// <summary>A window needs a token and nothing that is stored.</summary>
    private static async Task OpenAsync(SlackBot bot, int count)
    {
        await bot.InteractAsync(new JsonObject
        {
            ["type"] = "shortcut",
            ["callback_id"] = "add_lead",
            ["trigger_id"] = $"trigger-{count}",
            ["user"] = new JsonObject { ["id"] = Boss, ["team_id"] = One },
            ["team"] = new JsonObject { ["id"] = One },
        });
        await bot.WindowAsync(count);
    }

    private static async Task<bool> IsTakenAsync(SlackBot bot, int number)
    {
        var envelope = JsonNode.Parse(SlackBot.Envelope(new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["user"] = Boss, ["text"] = "help", ["channel"] = $"D{number}", ["ts"] = bot.Slack.NextTs() }))!.AsObject();
        envelope["team_id"] = One;
        using var response = await bot.PostAsync(envelope.ToJsonString(), "application/json");
        Assert.True(number < 500, "The disk is never full.");
        return response.StatusCode == HttpStatusCode.OK;
    }

    private static async Task InstallAsync(Uri address)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true };
        using var browser = new HttpClient(handler) { BaseAddress = address };
        using var away = await browser.GetAsync(new Uri("slack/install", UriKind.Relative));
        var state = HttpUtility.ParseQueryString(away.Headers.Location!.Query)["state"]!;
        using var back = await browser.GetAsync(new Uri($"slack/oauth_redirect?code={FakeSlack.Code}&state={Uri.EscapeDataString(state)}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    private static async Task WriteAsync(FakeSlack slack, Uri address)
    {
        var envelope = JsonNode.Parse(SlackBot.Envelope(SlackBot.Said(Boss, "me", slack.NextTs())))!.AsObject();
        envelope["team_id"] = One;
        using var http = new HttpClient { BaseAddress = address };
        using var request = SlackRequest.Signed("slack/events", envelope.ToJsonString(), SlackRequest.Json, TimeProvider.System.GetUtcNow());
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}

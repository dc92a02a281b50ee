using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels.Slack;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>The bot as workspaces install it, with people of several workspaces.</summary>
internal sealed partial class SlackBot
{
    /// <summary>A bot that has no token of its own: workspaces install it.</summary>
    public static Task<SlackBot> StartOpenAsync(params SlackAccount[] accounts) => StartOpenAsync(new Dictionary<string, string?>(), accounts: accounts);

    /// <param name="more">Settings besides those that it needs.</param>
    /// <param name="folder">A data folder to go on with; null for one of its own.</param>
    /// <param name="furnish">Puts other things in the place of the bot's own.</param>
    public static async Task<SlackBot> StartOpenAsync(Dictionary<string, string?> more, string? folder = null, Action<IServiceCollection>? furnish = null, params SlackAccount[] accounts)
    {
#pragma warning disable CA2000 // Both live as long as the pair, which ends them.
        var slack = await FakeSlack.StartAsync(accounts);
        var settings = slack.OpenSettings();
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return new SlackBot(slack, await TestBot.StartAsync(folder, furnish: furnish, settings: settings), SlackMode.Http);
#pragma warning restore CA2000
    }

    public static SlackBot Of(FakeSlack slack, TestBot bot) => new(slack, bot, SlackMode.Http);

    /// <summary>Begins an installation in a browser.</summary>
    public async Task<(Uri Authorize, string State, string Cookie)> BeginAsync(string? cookie = null)
    {
        using var response = await GetAsync("slack/install", cookie);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var address = response.Headers.Location!;
        return (address, HttpUtility.ParseQueryString(address.Query)["state"]!, response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    public Task<HttpResponseMessage> ReturnAsync(string query, string? cookie) => GetAsync($"slack/oauth_redirect?{query}", cookie);

    /// <summary>Installs the bot in a workspace.</summary>
    public async Task InstallAsync(string team)
    {
        Slack.Installing = team;
        var (_, state, cookie) = await BeginAsync();
        using var response = await ReturnAsync($"code={FakeSlack.Code}&state={Uri.EscapeDataString(state)}", cookie);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Somebody of a workspace writes to the bot directly.</summary>
    public Task WriteFromAsync(string team, string user, string text, string? channel = null) => EventFromAsync(team, Said(user, text, Slack.NextTs(), channel));

    public async Task EventFromAsync(string team, JsonObject said, DateTimeOffset? at = null)
    {
        var envelope = JsonNode.Parse(Envelope(said))!.AsObject();
        envelope["team_id"] = team;
        envelope["event_time"] = (at ?? Bot.Clock.GetUtcNow()).ToUnixTimeSeconds();
        using var response = await PostAsync(envelope.ToJsonString(), SlackRequest.Json);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>What the bot has said in a workspace.</summary>
    public async Task<IReadOnlyList<ShownMessage>> SaysInAsync(string team, int count) => await UntilAsync(
        () => Slack.Messages.Where(m => m.Team == team).ToList() is { } said && said.Count >= count ? said : null, $"{count} messages in {team}");

    private async Task<HttpResponseMessage> GetAsync(string path, string? cookie)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var browser = new HttpClient(handler) { BaseAddress = Bot.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await browser.SendAsync(request);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels.BotFramework;
using SdrBot.Channels.LocalChat;
using SdrBot.Conversations;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>The bot with its door for Teams open, and people who use it through signed requests.</summary>
internal sealed class TeamsBot : IAsyncDisposable
{
    private TeamsBot(TokenIssuer issuer, FakeConnector connector) => (Issuer, Connector) = (issuer, connector);

    public TokenIssuer Issuer { get; }

    public FakeConnector Connector { get; }

    public TestBot Bot { get; private set; } = null!;

    public static Dictionary<string, string?> Settings => new()
    {
        ["BotFramework:AppId"] = FakeConnector.AppId,
        ["BotFramework:AppPassword"] = FakeConnector.Password,
        ["BotFramework:TenantId"] = FakeConnector.Tenant,
    };

    public static Task<TeamsBot> StartAsync(params TeamsAccount[] accounts) => StartAsync(null, accounts);

    /// <summary>With everybody of the company, who have met it in Teams before, as have their channels.</summary>
    /// <param name="furnish">Puts other things in the place of the bot's own.</param>
    public static async Task<TeamsBot> StartCompanyAsync(Action<IServiceCollection>? furnish = null)
    {
        var teams = await StartAsync(furnish, [.. Company.People.Select(p => TeamsCompany.Account(p.Id))]);
        await teams.Bot.Database.WriteAsync(
            "test",
            async session =>
            {
                await TeamsCompany.LinkAsync(session, Company.People);
                await TeamsCompany.RouteAsync(session, ChannelPurpose.Handoffs, LocalConversations.Handoffs);
                return await TeamsCompany.RouteAsync(session, ChannelPurpose.SalesFloor, LocalConversations.SalesFloor);
            },
            CancellationToken.None);
        return teams;
    }

    /// <param name="furnish">Puts other things in the place of the bot's own.</param>
    public static Task<TeamsBot> StartAsync(Action<IServiceCollection>? furnish, params TeamsAccount[] accounts) => StartAsAsync(furnish, null, [], accounts);

    /// <summary>With settings besides the usual ones.</summary>
    public static Task<TeamsBot> StartWithAsync(Dictionary<string, string?> settings, params TeamsAccount[] accounts) => StartAsAsync(null, null, settings, accounts);

    /// <param name="phrases">Commands that only this test has.</param>
    public static async Task<TeamsBot> StartAsAsync(Action<IServiceCollection>? furnish, Action<CommandMap>? phrases, Dictionary<string, string?> settings, params TeamsAccount[] accounts)
    {
#pragma warning disable CA2000 // All of them live as long as the bot, which ends them.
        var issuer = new TokenIssuer();
        var teams = new TeamsBot(issuer, new FakeConnector(issuer));
#pragma warning restore CA2000
        foreach (var account in accounts)
        {
            teams.Connector.Add(account);
        }

        teams.Bot = await TestBot.StartAsync(settings: Settings.Where(s => !settings.ContainsKey(s.Key)).Concat(settings).ToDictionary(), phrases: phrases, furnish: services =>
        {
            services.AddSingleton(new BotFrameworkHttp(teams.Connector));
            furnish?.Invoke(services);
        });
        await Company.GiveAddressesAsync(teams.Bot);
        return teams;
    }

    /// <summary>A bot that knows Mina and has said one thing to her.</summary>
    public static async Task<TeamsBot> StartKnownAsync()
    {
        var teams = await StartAsync(TeamsCompany.Mina);
        await teams.WriteAsync(TeamsCompany.Mina, "me");
        await teams.ShowsAsync(1);
        return teams;
    }

    /// <summary>With a bot that somebody else has started, and ends.</summary>
    public static TeamsBot Around(TokenIssuer issuer, FakeConnector connector, TestBot bot) => new(issuer, connector) { Bot = bot };

    public async Task TakenAsync(JsonObject activity)
    {
        using var response = await PostAsync(activity);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    public Task<HttpResponseMessage> PostAsync(JsonObject activity, TokenParts? token = null) => PostAsync(activity.ToJsonString(), $"Bearer {Issuer.Make(Bot.Clock.GetUtcNow(), token)}");

    public async Task<HttpResponseMessage> PostAsync(string body, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await Bot.Http.SendAsync(request);
    }

    public async Task<JsonObject?> InvokeAsync(JsonObject invoke)
    {
        using var response = await PostAsync(invoke);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync();
        var answer = body.Length == 0 ? null : JsonNode.Parse(body)!.AsObject();
        CardFiles.Keep(answer);
        return answer;
    }

    public Task<T?> AskAsync<T>(string sql) => Bot.ReadAsync<T>(sql);

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        Connector.Dispose();
        Issuer.Dispose();
    }
}

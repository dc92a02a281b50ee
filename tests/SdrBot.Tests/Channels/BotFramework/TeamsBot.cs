using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels.BotFramework;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>The bot with its door for Teams open, and people who use it through signed requests.</summary>
internal sealed class TeamsBot : IAsyncDisposable
{
    private static int _ids;

    private TeamsBot(TokenIssuer issuer, FakeConnector connector) => (Issuer, Connector) = (issuer, connector);

    public TokenIssuer Issuer { get; }

    public FakeConnector Connector { get; }

    public TestBot Bot { get; private set; } = null!;

    public static TeamsAccount Mina { get; } = new("29:mina", "0000aaaa-0000-0000-0000-00000000000a", "Mina Park", "mina@example.com");

    public static Dictionary<string, string?> Settings => new()
    {
        ["BotFramework:AppId"] = FakeConnector.AppId,
        ["BotFramework:AppPassword"] = FakeConnector.Password,
        ["BotFramework:TenantId"] = FakeConnector.Tenant,
    };

    public static async Task<TeamsBot> StartAsync(params TeamsAccount[] accounts)
    {
#pragma warning disable CA2000 // All of them live as long as the bot, which ends them.
        var issuer = new TokenIssuer();
        var teams = new TeamsBot(issuer, new FakeConnector(issuer));
#pragma warning restore CA2000
        foreach (var account in accounts)
        {
            teams.Connector.Add(account);
        }

        teams.Bot = await TestBot.StartAsync(settings: Settings, furnish: services => services.AddSingleton(new BotFrameworkHttp(teams.Connector)));
        await Company.GiveAddressesAsync(teams.Bot);
        return teams;
    }

    /// <summary>A bot that knows Mina and has said one thing to her.</summary>
    public static async Task<TeamsBot> StartKnownAsync()
    {
        var teams = await StartAsync(Mina);
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(1);
        return teams;
    }

    /// <summary>A message in the personal chat.</summary>
    public static JsonObject Message(TeamsAccount from, string? text, string? id = null) => new()
    {
        ["type"] = "message",
        ["id"] = id ?? NextId(),
        ["channelId"] = "msteams",
        ["serviceUrl"] = FakeConnector.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = from.Id, ["name"] = from.Name, ["aadObjectId"] = from.AadObjectId },
        ["recipient"] = new JsonObject { ["id"] = $"28:{FakeConnector.AppId}", ["name"] = "SdrBot" },
        ["conversation"] = new JsonObject { ["id"] = $"a:{from.Id[3..]}", ["conversationType"] = "personal", ["tenantId"] = from.Tenant },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = from.Tenant } },
        ["locale"] = "en-US",
        ["text"] = text,
    };

    /// <summary>The bot mentioned in a channel's thread.</summary>
    public static JsonObject Mention(TeamsAccount from, string text, string thread = "1700000000001")
    {
        var said = Message(from, $"<at>SdrBot</at> {text}");
        said["conversation"] = new JsonObject { ["id"] = $"19:floor@thread.tacv2;messageid={thread}", ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = from.Tenant };
        said["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>SdrBot</at>", ["mentioned"] = new JsonObject { ["id"] = $"28:{FakeConnector.AppId}", ["name"] = "SdrBot" } });
        return said;
    }

    /// <summary>A button or a window in the personal chat.</summary>
    /// <param name="name">Such as <c>adaptiveCard/action</c>.</param>
    public static JsonObject Invoke(TeamsAccount from, string? name, JsonNode? value)
    {
        var invoke = Message(from, null);
        (invoke["type"], invoke["name"], invoke["value"]) = ("invoke", name, value);
        return invoke;
    }

    public Task WriteAsync(TeamsAccount from, string text) => TakenAsync(Message(from, text));

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

    /// <summary>Uses the first action of that title on the card, as Teams does.</summary>
    /// <returns>What Teams is answered; null when it is only taken.</returns>
    public async Task<JsonObject?> PressAsync(TeamsAccount who, SentActivity message, string title, params (string Input, string Value)[] filled)
    {
        var action = Actions(message.Card).First(a => (string?)a["title"] == title && (string?)a["type"] != "Action.ShowCard");
        var data = action["data"]?.DeepClone().AsObject() ?? [];
        foreach (var (input, value) in filled)
        {
            data[input] = value;
        }

        var invoke = (string?)action["data"]?["msteams"]?["type"] is { } window
            ? Invoke(who, window, new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } })
            : Invoke(who, "adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = (string?)action["verb"], ["data"] = data }, ["trigger"] = "manual" });
        invoke["conversation"]!["id"] = message.Place;
        invoke["replyToId"] = message.Id;
        return await InvokeAsync(invoke);
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

    /// <summary>Every action on a card, also those that unfold.</summary>
    public static IEnumerable<JsonObject> Actions(JsonNode? node) => node switch
    {
        JsonObject o when ((string?)o["type"])?.StartsWith("Action.", StringComparison.Ordinal) is true => o.SelectMany(p => Actions(p.Value)).Prepend(o),
        JsonObject o => o.SelectMany(p => Actions(p.Value)),
        JsonArray a => a.SelectMany(Actions),
        _ => [],
    };

    /// <summary>Waits until so many messages of the bot stand there, while its clock goes on.</summary>
    public Task<IReadOnlyList<SentActivity>> ShowsAsync(int count) => UntilAsync(() => Connector.Messages.Count >= count ? Connector.Messages : null, $"{count} messages");

    public Task<T> UntilAsync<T>(Func<T?> look, string what)
        where T : class =>
        Until.FoundAsync(look, () => $"Teams does not show {what}; it shows {Connector.Messages.Count}.", () => Bot.Clock.Advance(TimeSpan.FromMilliseconds(200)));

    public Task<T?> AskAsync<T>(string sql) => Bot.ReadAsync<T>(sql);

    public static string NextId() => (1_700_000_100_000 + Interlocked.Increment(ref _ids)).ToString(CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        Connector.Dispose();
        Issuer.Dispose();
    }
}

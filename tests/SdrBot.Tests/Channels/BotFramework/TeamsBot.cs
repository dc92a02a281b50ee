using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels;
using SdrBot.Channels.BotFramework;
using SdrBot.Channels.LocalChat;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
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

    public static Task<TeamsBot> StartAsync(params TeamsAccount[] accounts) => StartAsync(null, accounts);

    /// <summary>With everybody of the company, who have met it in Teams before, as have their channels.</summary>
    /// <param name="furnish">Puts other things in the place of the bot's own.</param>
    public static async Task<TeamsBot> StartCompanyAsync(Action<IServiceCollection>? furnish = null)
    {
        var teams = await StartAsync(furnish, [.. Company.People.Select(p => Account(p.Id))]);
        await teams.Bot.Database.WriteAsync(
            "test",
            async session =>
            {
                await LinkAsync(session, Company.People);
                await RouteAsync(session, ChannelPurpose.Handoffs, LocalConversations.Handoffs);
                return await RouteAsync(session, ChannelPurpose.SalesFloor, LocalConversations.SalesFloor);
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

        teams.Bot = await TestBot.StartAsync(settings: Settings.Concat(settings).ToDictionary(), phrases: phrases, furnish: services =>
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
        var teams = await StartAsync(Mina);
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(1);
        return teams;
    }

    /// <summary>With a bot that somebody else has started, and ends.</summary>
    public static TeamsBot Around(TokenIssuer issuer, FakeConnector connector, TestBot bot) => new(issuer, connector) { Bot = bot };

    /// <summary>The account of one of the company.</summary>
    public static TeamsAccount Account(string person)
    {
        var at = Company.People.Select(p => p.Id).ToList().IndexOf(person);
        return at < 0
            ? throw new InvalidOperationException($"There is no {person} (404).")
            : new($"29:{person}", $"0000aaaa-0000-0000-0000-00000000000{at + 10:x}", Company.People[at].Name, $"{person}@example.com");
    }

    public static string Direct(string person) => $"a:{person}";

    /// <summary>The id of a shared channel.</summary>
    public static string Channel(string name) => $"19:{name}@thread.tacv2";

    /// <summary>What people type, as Teams sends it: three characters as entities.</summary>
    public static string Typed(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>People of the company as if they had met it in Teams before.</summary>
    public static async Task LinkAsync(Session session, IEnumerable<Rep> people)
    {
        foreach (var person in people.Select(p => p.Id))
        {
            var account = Account(person);
            await MeetAsync(session, Direct(person), "personal", account.Id);
            await session.RunAsync("UPDATE identities SET channel = 'msteams', user_id = @AadObjectId, conversation = @place WHERE rep_id = @person", new { account.AadObjectId, place = Place(Direct(person)), person });
        }
    }

    /// <summary>The channel serves the purpose from now on.</summary>
    public static async Task<int> RouteAsync(Session session, string purpose, string name)
    {
        await MeetAsync(session, Channel(name), "channel", null);
        return await session.RunAsync("UPDATE routes SET channel = 'msteams', conversation = @place, name = @name WHERE purpose = @purpose", new { place = Place(Channel(name)), name, purpose });
    }

    private static string Place(string conversation) =>
        JsonSerializer.Serialize(new ConversationReference(BotFrameworkChannel.Name, LocalConversations.Tenant, conversation), StorageJson.Default.ConversationReference);

    private static Task<int> MeetAsync(Session session, string id, string kind, string? member) => session.RunAsync(
        """
        INSERT INTO bot_conversations (id, channel_id, conversation_id, service_url, kind, bot_id, entra_tenant, member_id, locale, active)
        VALUES (@id, 'msteams', @id, @ServiceUrl, @kind, @bot, @Tenant, @member, NULL, 1)
        """,
        new { id, FakeConnector.ServiceUrl, kind, bot = $"28:{FakeConnector.AppId}", FakeConnector.Tenant, member });

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
    public static JsonObject Mention(TeamsAccount from, string text, string thread = "1700000000001", string channel = "19:floor@thread.tacv2")
    {
        var said = Message(from, $"<at>SdrBot</at> {text}");
        said["conversation"] = new JsonObject { ["id"] = $"{channel};messageid={thread}", ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = from.Tenant };
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
    public Task<JsonObject?> PressAsync(TeamsAccount who, SentActivity message, string title, params (string Input, string Value)[] filled) =>
        UseAsync(who, message, Actions(message.Card).First(a => (string?)a["title"] == title && (string?)a["type"] != "Action.ShowCard"), filled);

    /// <summary>Uses an action with what was filled in around it.</summary>
    public async Task<JsonObject?> UseAsync(TeamsAccount who, SentActivity message, JsonObject action, params (string Input, string Value)[] filled)
    {
        var data = action["data"]?.DeepClone().AsObject() ?? [];
        foreach (var (input, value) in filled)
        {
            data[input] = value;
        }

        var invoke = (string?)action["data"]?["msteams"]?["type"] is { } window
            ? Invoke(who, window, new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } })
            : Invoke(who, "adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = (string?)action["verb"], ["data"] = data }, ["trigger"] = "manual" });
        invoke["conversation"] = message.Root.StartsWith("19:", StringComparison.Ordinal)
            ? new JsonObject { ["id"] = message.Thread is null ? $"{message.Root};messageid={message.Id}" : message.Place, ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = who.Tenant }
            : new JsonObject { ["id"] = message.Place, ["conversationType"] = "personal", ["tenantId"] = who.Tenant };
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

    /// <returns>What the button means that opens a window.</returns>
    public Task<string> CommandAsync(JsonObject action) => Bot.Database.ReadAsync(
        async session => MessageAddress.Parse((string?)action["data"]!["m"]) is var (id, _)
            && await StoredMessage.FindAsync(session, id) is { } message
            && ControlId.Find(message.Reply, (string)action["data"]!["a"]!) is Button { Dialog: not null } button
                ? button.Command
                : throw new InvalidOperationException("That button opens no window."),
        CancellationToken.None);

    /// <summary>Completes when everything that is to be said now has been said in Teams, and no sheet is being read or imported.</summary>
    public async Task SettleAsync()
    {
        await Bot.SettleAsync();
        await Until.TrueAsync(async () => await Bot.Database.ReadAsync(
            s => s.ScalarAsync<long>(
                """
                SELECT EXISTS (
                  SELECT 1 FROM messages m WHERE m.channel = 'msteams' AND m.state IN ('waiting', 'sending') AND m.next_at <= @now
                    AND NOT EXISTS (SELECT 1 FROM messages e WHERE e.conversation = m.conversation AND e.id < m.id AND e.state IN ('waiting', 'sending') AND e.next_at > @now))
                """,
                new { now = Bot.Clock.GetUtcNow() }),
            CancellationToken.None) == 0);
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

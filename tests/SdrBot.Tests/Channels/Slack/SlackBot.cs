using System.Net;
using System.Text.Json.Nodes;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels.LocalChat;
using SdrBot.Channels.Slack;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>The bot with its Slack door open, and people who use it: through signed requests, or through a socket.</summary>
internal sealed partial class SlackBot : IAsyncDisposable
{
    public const string SalesFloor = "C0FLOOR";
    public const string Handoffs = "C0HANDOFFS";

    private readonly SlackMode _mode;

    private SlackBot(FakeSlack slack, TestBot bot, SlackMode mode) => (Slack, Bot, _mode) = (slack, bot, mode);

    public FakeSlack Slack { get; }

    public TestBot Bot { get; }

    public static Task<SlackBot> StartAsync(params SlackAccount[] accounts) => StartAsync(SlackMode.Http, accounts: accounts);

    /// <param name="isKnown">Whether everybody is linked to their account already, and the channels are routed to Slack's.</param>
    /// <param name="furnish">Puts other things in the place of the bot's own.</param>
    public static async Task<SlackBot> StartAsync(SlackMode mode, bool isKnown = false, Action<IServiceCollection>? furnish = null, params SlackAccount[] accounts)
    {
#pragma warning disable CA2000 // Both live as long as the pair, which ends them.
        var slack = await FakeSlack.StartAsync(accounts);
        var bot = await TestBot.StartAsync(settings: slack.Settings(mode), furnish: furnish);
#pragma warning restore CA2000
        await Company.GiveAddressesAsync(bot);
        if (isKnown)
        {
            await bot.Database.WriteAsync("test", LinkAsync, CancellationToken.None);
        }

        if (mode == SlackMode.Socket)
        {
            await slack.Sockets.NewestAsync();
        }

        return new SlackBot(slack, bot, mode);
    }

    /// <summary>With a bot that somebody else has started.</summary>
    public static SlackBot Around(FakeSlack slack, TestBot bot) => new(slack, bot, SlackMode.Http);

    /// <summary>The account of one of the company.</summary>
    public static string User(string person) => $"U0{person.ToUpperInvariant()}";

    /// <summary>Everybody of the company, and the channels, as if they had met on Slack before.</summary>
    public static async Task<int> LinkAsync(Session session)
    {
        foreach (var person in Company.People)
        {
            await session.RunAsync(
                "UPDATE identities SET channel = 'slack', user_id = @user, conversation = @place WHERE rep_id = @Id", new { user = User(person.Id), place = Place($"D{User(person.Id)[1..]}"), person.Id });
        }

        await session.RunAsync("UPDATE routes SET channel = 'slack', conversation = @place, name = 'ae-handoffs' WHERE purpose = @Handoffs", new { place = Place(Handoffs), ChannelPurpose.Handoffs });
        return await session.RunAsync("UPDATE routes SET channel = 'slack', conversation = @place, name = 'sales-floor' WHERE purpose = @SalesFloor", new { place = Place(SalesFloor), ChannelPurpose.SalesFloor });
    }

    private static string Place(string channel) =>
        JsonSerializer.Serialize(new ConversationReference(SlackChannel.Name, LocalConversations.Tenant, channel) { Workspace = FakeSlack.Team }, StorageJson.Default.ConversationReference);

    /// <summary>That is somebody's only account from now on.</summary>
    public Task TellAsync(string repId, string user) => Bot.Database.WriteAsync(
        "test",
        async s =>
        {
            await s.RunAsync("DELETE FROM identities WHERE rep_id = @repId", new { repId });
            return await s.RunAsync(
                "INSERT INTO identities (channel, tenant, user_id, rep_id, conversation) VALUES ('slack', 'local', @user, @repId, @place)",
                new { user, repId, place = $$"""{"channel":"slack","tenant":"local","id":"D{{user[1..]}}"}""" });
        },
        CancellationToken.None);

    public Task<T?> ReadAsync<T>(string sql, object? values = null) => Bot.ReadAsync<T>(sql, values);

    /// <summary>Waits until the database answers so.</summary>
    public Task UntilReadsAsync<T>(T expected, string sql, object? values = null) => Until.EqualAsync<T?>(expected, () => ReadAsync<T>(sql, values));

    /// <summary>A message to the bot alone, as Slack tells of it.</summary>
    public static JsonObject Said(string user, string text, string ts, string? channel = null) => new()
    {
        ["type"] = "message",
        ["channel_type"] = "im",
        ["user"] = user,
        ["text"] = text,
        ["channel"] = channel ?? $"D{user[1..]}",
        ["ts"] = ts,
    };

    public static string Envelope(JsonObject said, string? eventId = null, bool isShared = false) => new JsonObject
    {
        ["type"] = "event_callback",
        ["team_id"] = FakeSlack.Team,
        ["event_id"] = eventId ?? $"Ev{Guid.NewGuid():N}",
        ["authorizations"] = new JsonArray(new JsonObject { ["user_id"] = FakeSlack.Bot, ["is_bot"] = true }),
        ["is_ext_shared_channel"] = isShared,
        ["event"] = said,
    }.ToJsonString();

    /// <param name="isShared">People of other companies read the channel along.</param>
    public async Task EventAsync(JsonObject said, string? eventId = null, bool isShared = false)
    {
        if (_mode == SlackMode.Socket)
        {
            await Slack.Sockets.SendAsync("events_api", JsonNode.Parse(Envelope(said, eventId, isShared))!.AsObject());
            return;
        }

        using var response = await PostAsync(Envelope(said, eventId, isShared), SlackRequest.Json);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    public async Task SlashAsync(Dictionary<string, string> fields)
    {
        if (_mode == SlackMode.Socket)
        {
            if ((await Slack.Sockets.SendAsync("slash_commands", new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value)))))["payload"] is JsonObject said)
            {
                Slack.TakeAnswer(fields["channel_id"], fields["user_id"], said.DeepClone().AsObject());
            }

            return;
        }

        using var form = new FormUrlEncodedContent(fields);
        using var response = await PostAsync(await form.ReadAsStringAsync(), SlackRequest.Form, "slack/commands");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        if (await response.Content.ReadAsStringAsync() is { Length: > 0 } answer)
        {
            Slack.TakeAnswer(fields["channel_id"], fields["user_id"], JsonNode.Parse(answer)!.AsObject());
        }
    }

    /// <returns>What Slack is answered; empty for nothing.</returns>
    public async Task<string> InteractAsync(JsonObject payload)
    {
        if (_mode == SlackMode.Socket)
        {
            return (await Slack.Sockets.SendAsync("interactive", payload))["payload"]?.ToJsonString() ?? string.Empty;
        }

        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["payload"] = payload.ToJsonString() });
        using var response = await PostAsync(await form.ReadAsStringAsync(), SlackRequest.Form, "slack/interactions");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    public async Task<HttpResponseMessage> PostAsync(string body, string type, string path = "slack/events")
    {
        using var request = SlackRequest.Signed(path, body, type, Bot.Clock.GetUtcNow());
        return await Bot.Http.SendAsync(request);
    }

    public static IEnumerable<(JsonObject Block, JsonObject Element)> Elements(JsonArray blocks) =>
        from block in blocks.OfType<JsonObject>()
        from element in (block["type"]?.GetValue<string>(), block["accessory"]) switch
        {
            ("actions", _) => block["elements"]!.AsArray().OfType<JsonObject>(),
            (_, JsonObject accessory) => [accessory],
            _ => [],
        }
        select (block, element);

    public static Task<T> UntilAsync<T>(Func<T?> look, string what)
        where T : class => Until.FoundAsync(look, () => $"Slack does not show {what}.");

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Slack.DisposeAsync();
    }
}

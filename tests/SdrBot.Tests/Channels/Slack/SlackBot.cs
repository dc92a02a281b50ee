using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels;
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
        await bot.Database.WriteAsync("test", s => s.RunAsync("UPDATE reps SET email = id || '@example.com'"), CancellationToken.None);
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

    /// <summary>Somebody writes to the bot directly.</summary>
    /// <returns>The place of the message.</returns>
    public async Task<string> WriteAsync(string user, string text)
    {
        var ts = Slack.NextTs();
        await EventAsync(new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["user"] = user, ["text"] = Typed(text), ["channel"] = $"D{user[1..]}", ["ts"] = ts });
        return ts;
    }

    /// <summary>Somebody mentions the bot in a channel.</summary>
    public async Task<string> MentionAsync(string user, string text, string channel = "C0FLOOR")
    {
        var ts = Slack.NextTs();
        await EventAsync(new JsonObject { ["type"] = "app_mention", ["user"] = user, ["text"] = $"<@{FakeSlack.Bot}> {Typed(text)}", ["channel"] = channel, ["ts"] = ts });
        return ts;
    }

    /// <summary>What people type, as Slack sends it: three characters as entities, addresses and links between angle brackets; a channel or a person that was picked stands as <c>&lt;#C1|name&gt;</c> already.</summary>
    public static string Typed(string text) => string.Concat(Picked().Split(text).Select(part => Picked().IsMatch(part) ? part : Links().Replace(
        part.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
        m => m.Value.Contains("://", StringComparison.Ordinal) ? $"<{m.Value}>" : $"<mailto:{m.Value}|{m.Value}>")));

    public async Task EventAsync(JsonObject said, string? eventId = null)
    {
        if (_mode == SlackMode.Socket)
        {
            await Slack.Sockets.SendAsync("events_api", JsonNode.Parse(Envelope(said, eventId))!.AsObject());
            return;
        }

        using var response = await PostAsync(Envelope(said, eventId), "application/json");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    public static string Envelope(JsonObject said, string? eventId = null) => new JsonObject
    {
        ["type"] = "event_callback",
        ["team_id"] = FakeSlack.Team,
        ["event_id"] = eventId ?? $"Ev{Guid.NewGuid():N}",
        ["authorizations"] = new JsonArray(new JsonObject { ["user_id"] = FakeSlack.Bot, ["is_bot"] = true }),
        ["event"] = said,
    }.ToJsonString();

    public async Task CommandAsync(string user, string text, string channel = SalesFloor)
    {
        var fields = new Dictionary<string, string>
        {
            ["command"] = "/sdr",
            ["text"] = Typed(text),
            ["team_id"] = FakeSlack.Team,
            ["channel_id"] = channel,
            ["user_id"] = user,
            ["trigger_id"] = Guid.NewGuid().ToString("N"),
            ["response_url"] = Slack.ResponseUrl(channel, user),
        };
        if (_mode == SlackMode.Socket)
        {
            await Slack.Sockets.SendAsync("slash_commands", new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value))));
            return;
        }

        using var form = new FormUrlEncodedContent(fields);
        using var response = await PostAsync(await form.ReadAsStringAsync(), "application/x-www-form-urlencoded", "slack/commands");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Presses the first element with the label or the action id in the message.</summary>
    public Task PressAsync(string user, ShownMessage message, string labelOrId) => PressAsync(user, message.Body["blocks"]!.AsArray(), labelOrId, message.Channel);

    public Task PressAsync(string user, JsonArray blocks, string labelOrId, string? channel = null, string team = FakeSlack.Team)
    {
        var (block, element) = Elements(blocks).First(e => (string?)e.Element["action_id"] == labelOrId || (string?)e.Element["text"]?["text"] == labelOrId);
        return UseAsync(user, block, element, null, channel, team: team);
    }

    /// <summary>Uses a button, an option of a select, or a text field.</summary>
    /// <param name="value">The label of the option, or the text; null for a button.</param>
    public Task<string> UseAsync(string user, JsonObject block, JsonObject element, string? value, string? channel, string? responseUrl = null, string team = FakeSlack.Team) => InteractAsync(new JsonObject
    {
        ["type"] = "block_actions",
        ["user"] = new JsonObject { ["id"] = user },
        ["team"] = new JsonObject { ["id"] = team },
        ["trigger_id"] = Guid.NewGuid().ToString("N"),
        ["response_url"] = responseUrl,
        ["channel"] = channel is null ? null : new JsonObject { ["id"] = channel },
        ["actions"] = new JsonArray(new JsonObject
        {
            ["type"] = (string)element["type"]!,
            ["action_id"] = (string)element["action_id"]!,
            ["block_id"] = (string)block["block_id"]!,
            ["value"] = (string?)element["type"] == "plain_text_input" ? value : null,
            ["selected_option"] = element["options"]?.AsArray().FirstOrDefault(o => (string?)o!["text"]!["text"] == value)?.DeepClone(),
        }),
    });

    /// <returns>What a button says that opens a window; null when it opens none.</returns>
    public Task<string?> InWindowAsync(ShownControl control) => Bot.Database.ReadAsync(
        async session => SlackRenderer.Parse((string?)control.Block["block_id"]) is var (id, _)
            && await StoredMessage.FindAsync(session, id) is { } message
            && ControlId.Find(message.Reply, (string)control.Element["action_id"]!) is Button { Dialog: not null } button
                ? button.Command
                : null,
        CancellationToken.None);

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

    /// <summary>Waits for a message that says something.</summary>
    public async Task<ShownMessage> MessageAsync(string channel, string text, Func<ShownMessage, bool>? isIt = null)
    {
        try
        {
            return await UntilAsync(
                () =>
                {
                    // A channel takes about one message a second.
                    Bot.Clock.Advance(TimeSpan.FromMilliseconds(500));
                    return Slack.Messages.FirstOrDefault(m => m.Channel == channel && m.Text.Contains(text, StringComparison.OrdinalIgnoreCase) && isIt?.Invoke(m) != false);
                },
                text);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Slack does not show “{text}” in {channel}. It shows:\n{string.Join("\n\n", Slack.Messages.Select(m => $"{m.Channel}: {m.Text}"))}");
        }
    }

    /// <summary>Somebody uses a shortcut of a message.</summary>
    public Task ShortcutAsync(string user, string callback, string text, string ts = "1772000000.000001", string channel = SalesFloor) => InteractAsync(new JsonObject
    {
        ["type"] = "message_action",
        ["callback_id"] = callback,
        ["trigger_id"] = Guid.NewGuid().ToString("N"),
        ["response_url"] = Slack.ResponseUrl(channel, user),
        ["user"] = new JsonObject { ["id"] = user },
        ["team"] = new JsonObject { ["id"] = FakeSlack.Team, ["domain"] = "acme-sales" },
        ["channel"] = new JsonObject { ["id"] = channel },
        ["message"] = new JsonObject { ["type"] = "message", ["ts"] = ts, ["user"] = "U0ELSE", ["text"] = text },
    });

    /// <summary>The window that was opened as the so-many-eth.</summary>
    public Task<JsonObject> WindowAsync(int number) => UntilAsync(() => Slack.Windows.Count >= number ? Slack.Windows[number - 1] : null, "a window");

    /// <summary>Sends the newest window with the fields filled in.</summary>
    /// <returns>What Slack is answered.</returns>
    public Task<string> SubmitAsync(string user, JsonObject window, string viewId, params (string Field, string Value)[] filled)
    {
        var values = new JsonObject();
        foreach (var (field, value) in filled)
        {
            var isChoice = window["blocks"]!.AsArray().First(b => (string?)b!["block_id"] == field)!["element"]!["options"] is not null;
            values[field] = new JsonObject { ["field"] = isChoice ? new JsonObject { ["selected_option"] = new JsonObject { ["value"] = value } } : new JsonObject { ["value"] = value } };
        }

        return InteractAsync(new JsonObject
        {
            ["type"] = "view_submission",
            ["user"] = new JsonObject { ["id"] = user },
            ["team"] = new JsonObject { ["id"] = FakeSlack.Team },
            ["view"] = new JsonObject
            {
                ["id"] = viewId,
                ["callback_id"] = (string)window["callback_id"]!,
                ["private_metadata"] = (string)window["private_metadata"]!,
                ["state"] = new JsonObject { ["values"] = values },
            },
        });
    }

    /// <returns>What Slack is answered; empty for nothing.</returns>
    public async Task<string> InteractAsync(JsonObject payload)
    {
        if (_mode == SlackMode.Socket)
        {
            return (await Slack.Sockets.SendAsync("interactive", payload))["payload"]?.ToJsonString() ?? string.Empty;
        }

        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["payload"] = payload.ToJsonString() });
        using var response = await PostAsync(await form.ReadAsStringAsync(), "application/x-www-form-urlencoded", "slack/interactions");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    public async Task<HttpResponseMessage> PostAsync(string body, string type, string path = "slack/events")
    {
        using var content = FakeSlack.Signed(body, type, Bot.Clock.GetUtcNow(), out var signature, out var timestamp);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("X-Slack-Signature", signature);
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        return await Bot.Http.SendAsync(request);
    }

    /// <summary>Completes when everything that is to be said now has been said on Slack, and no sheet is being read or imported.</summary>
    public async Task SettleAsync()
    {
        await Bot.SettleAsync();
        await Until.TrueAsync(async () => await Bot.Database.ReadAsync(
            s => s.ScalarAsync<long>(
                """
                SELECT EXISTS (
                  SELECT 1 FROM messages m WHERE m.channel = 'slack' AND m.state IN ('waiting', 'sending') AND m.next_at <= @now
                    AND NOT EXISTS (SELECT 1 FROM messages e WHERE e.conversation = m.conversation AND e.id < m.id AND e.state IN ('waiting', 'sending') AND e.next_at > @now))
                """,
                new { now = Bot.Clock.GetUtcNow() }),
            CancellationToken.None) == 0);
    }

    /// <summary>Waits until Slack shows so many messages of the bot.</summary>
    public Task<IReadOnlyList<ShownMessage>> ShowsAsync(int count) => UntilAsync(() => Slack.Messages.Count >= count ? Slack.Messages : null, $"{count} messages");

    /// <summary>The same while the bot's clock goes on, for what is tried again.</summary>
    public Task<IReadOnlyList<ShownMessage>> ShowsInTimeAsync(int count) => UntilAsync(
        () =>
        {
            Bot.Clock.Advance(TimeSpan.FromSeconds(1));
            return Slack.Messages.Count >= count ? Slack.Messages : null;
        },
        $"{count} messages");

    public static async Task<T> UntilAsync<T>(Func<T?> look, string what)
        where T : class
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < TestBot.Patience)
        {
            if (look() is { } found)
            {
                return found;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        throw new TimeoutException($"Slack does not show {what}.");
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

    [GeneratedRegex(@"https?://[^\s&]+|[\w.+-]+@[\w-]+(\.[\w-]+)+", RegexOptions.ExplicitCapture)]
    private static partial Regex Links();

    // In brackets, so that a split keeps it.
    [GeneratedRegex(@"(<[#@][A-Z0-9]+(?:\|[^>]*)?>)")]
    private static partial Regex Picked();

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Slack.DisposeAsync();
    }
}

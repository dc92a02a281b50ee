using System.Net;
using System.Text.Json.Nodes;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>The bot with its Slack door open, and people who use it through signed requests.</summary>
internal sealed partial class SlackBot : IAsyncDisposable
{
    private SlackBot(FakeSlack slack, TestBot bot) => (Slack, Bot) = (slack, bot);

    public FakeSlack Slack { get; }

    public TestBot Bot { get; }

    public static async Task<SlackBot> StartAsync(params SlackAccount[] accounts)
    {
#pragma warning disable CA2000 // Both live as long as the pair, which ends them.
        var slack = await FakeSlack.StartAsync(accounts);
        var bot = await TestBot.StartAsync(settings: slack.Settings);
#pragma warning restore CA2000
        await bot.Database.WriteAsync("test", s => s.RunAsync("UPDATE reps SET email = id || '@example.com'"), CancellationToken.None);
        return new SlackBot(slack, bot);
    }

    /// <summary>Somebody writes to the bot directly.</summary>
    /// <returns>The place of the message.</returns>
    public async Task<string> WriteAsync(string user, string text)
    {
        var ts = Slack.NextTs();
        await EventAsync(new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["user"] = user, ["text"] = text, ["channel"] = $"D{user[1..]}", ["ts"] = ts });
        return ts;
    }

    /// <summary>Somebody mentions the bot in a channel.</summary>
    public async Task<string> MentionAsync(string user, string text, string channel = "C0FLOOR")
    {
        var ts = Slack.NextTs();
        await EventAsync(new JsonObject { ["type"] = "app_mention", ["user"] = user, ["text"] = $"<@{FakeSlack.Bot}> {text}", ["channel"] = channel, ["ts"] = ts });
        return ts;
    }

    public async Task EventAsync(JsonObject said, string? eventId = null)
    {
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

    public async Task CommandAsync(string user, string text, string channel = "C0FLOOR")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["command"] = "/sdr",
            ["text"] = text,
            ["team_id"] = FakeSlack.Team,
            ["channel_id"] = channel,
            ["user_id"] = user,
            ["trigger_id"] = Guid.NewGuid().ToString("N"),
            ["response_url"] = Slack.ResponseUrl(channel, user),
        });
        using var response = await PostAsync(await form.ReadAsStringAsync(), "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Presses the first element with the label or the action id in the message.</summary>
    public Task PressAsync(string user, ShownMessage message, string labelOrId) => PressAsync(user, message.Body["blocks"]!.AsArray(), labelOrId, message.Channel);

    public async Task PressAsync(string user, JsonArray blocks, string labelOrId, string? channel = null, string team = FakeSlack.Team)
    {
        var (block, element) = Elements(blocks).First(e => (string?)e.Element["action_id"] == labelOrId || (string?)e.Element["text"]?["text"] == labelOrId);
        await InteractAsync(new JsonObject
        {
            ["type"] = "block_actions",
            ["user"] = new JsonObject { ["id"] = user },
            ["team"] = new JsonObject { ["id"] = team },
            ["trigger_id"] = Guid.NewGuid().ToString("N"),
            ["channel"] = channel is null ? null : new JsonObject { ["id"] = channel },
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = (string)element["action_id"]!, ["block_id"] = (string)block["block_id"]! }),
        });
    }

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

    public async Task<string> InteractAsync(JsonObject payload)
    {
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
        where (string?)block["type"] == "actions"
        from element in block["elements"]!.AsArray().OfType<JsonObject>()
        select (block, element);

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Slack.DisposeAsync();
    }
}

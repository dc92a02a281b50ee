using System.Globalization;
using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>What Slack keeps of a workspace: its people, messages, pages and windows. Whoever calls it sees to it that nobody else does meanwhile.</summary>
internal sealed class FakeWorkspace(SlackAccount[] accounts)
{
    private readonly List<ShownMessage> _messages = [];
    private readonly List<JsonObject> _windows = [];
    private readonly Dictionary<string, JsonObject> _homes = [];
    private readonly Dictionary<string, SlackAccount> _accounts = accounts.ToDictionary(a => a.Id);
    private long _clock = 1_772_000_000_000_000;
    private long _changes;

    /// <summary>Channels that people of other companies read along in.</summary>
    public HashSet<string> Shared { get; } = [];

    /// <summary>A history comes in pages of so many messages; null for all at once.</summary>
    public int? Pages { get; set; }

    public SlackLedger Ledger { get; } = new();

    public IReadOnlyList<ShownMessage> Messages => _messages;

    public IReadOnlyList<JsonObject> Windows => _windows;

    public IReadOnlyDictionary<string, JsonObject> Homes => _homes;

    public static JsonObject Yes() => new() { ["ok"] = true };

    public static JsonObject No(string error) => new() { ["ok"] = false, ["error"] = error };

    public string NextTs() => string.Create(CultureInfo.InvariantCulture, $"{++_clock / 1_000_000}.{_clock % 1_000_000:D6}");

    public JsonObject Answer(string method, JsonObject arguments, string team) => method switch
    {
        "auth.test" => new JsonObject { ["ok"] = true, ["team_id"] = team, ["user_id"] = FakeSlack.Bot, ["user"] = "sdrbot", ["url"] = "https://test.slack.com/" },
        "users.info" => _accounts.TryGetValue((string)arguments["user"]!, out var account) ? Person(account, team) : No("user_not_found"),
        "conversations.info" => new JsonObject { ["ok"] = true, ["channel"] = new JsonObject { ["id"] = (string)arguments["channel"]!, ["is_ext_shared"] = Shared.Contains((string)arguments["channel"]!) } },
        "conversations.open" => new JsonObject { ["ok"] = true, ["channel"] = new JsonObject { ["id"] = Direct((string)arguments["users"]!) } },
        "conversations.history" or "conversations.replies" => new JsonObject { ["ok"] = true, ["messages"] = History(Place(arguments)) } is var history && Pages is { } most ? Page(history, most, (string?)arguments["cursor"]) : history,
        "chat.postMessage" => Post(arguments, team),
        "chat.postEphemeral" => new JsonObject { ["ok"] = true, ["message_ts"] = Whisper((string)arguments["channel"]!, (string)arguments["user"]!, (string?)arguments["thread_ts"], arguments) },
        "chat.update" => Update(arguments),
        "chat.getPermalink" => Link((string)arguments["channel"]!, (string)arguments["message_ts"]!),
        "views.publish" => Publish(arguments),
        "views.open" => Open(arguments),
        "views.update" => Refill(arguments),
        _ => No("unknown_method"),
    };

    /// <summary>A message that one person sees.</summary>
    /// <returns>Its place.</returns>
    public string Whisper(string channel, string user, string? thread, JsonObject body)
    {
        _messages.Add(new ShownMessage(channel, NextTs(), thread, body) { OnlyFor = user, Change = ++_changes });
        return _messages[^1].Ts;
    }

    private static string Direct(string user) => $"D{user[1..]}";

    /// <summary>Who is named as a channel is talked to alone.</summary>
    private static string Place(JsonObject arguments) => (string)arguments["channel"]! is ['U', ..] and var user ? Direct(user) : (string)arguments["channel"]!;

    private static JsonObject Person(SlackAccount account, string team) => new()
    {
        ["ok"] = true,
        ["user"] = new JsonObject
        {
            ["id"] = account.Id,
            ["team_id"] = account.Team ?? team,
            ["deleted"] = account.Kind == "deleted",
            ["is_bot"] = account.Kind == "bot",
            ["is_restricted"] = account.Kind == "guest",
            ["is_stranger"] = account.Kind == "stranger",
            ["real_name"] = account.Name,
            ["tz"] = account.Zone,
            ["locale"] = account.Locale,
            ["profile"] = new JsonObject { ["email"] = account.Email, ["real_name"] = account.Name },
        },
    };

    private JsonArray History(string place) =>
        [.. _messages.Where(m => m.Channel == place && m.OnlyFor is null).Reverse().Select(m => new JsonObject { ["ts"] = m.Ts, ["metadata"] = m.Body["metadata"]?.DeepClone() })];

    private static JsonObject Page(JsonObject history, int most, string? cursor)
    {
        var from = cursor is null ? 0 : int.Parse(cursor["from:".Length..], CultureInfo.InvariantCulture);
        var all = history["messages"]!.AsArray();
        var isMore = all.Count > from + most;
        return new JsonObject
        {
            ["ok"] = true,
            ["messages"] = new JsonArray([.. all.Skip(from).Take(most).Select(m => m!.DeepClone())]),
            ["has_more"] = isMore,
            ["response_metadata"] = new JsonObject { ["next_cursor"] = isMore ? $"from:{from + most}" : string.Empty },
        };
    }

    private static JsonObject Stands(ShownMessage message) => new() { ["ok"] = true, ["channel"] = message.Channel, ["ts"] = message.Ts };

    private JsonObject Post(JsonObject arguments, string team)
    {
        var posted = new ShownMessage(Place(arguments), NextTs(), (string?)arguments["thread_ts"], arguments) { Team = team, Change = ++_changes };
        _messages.Add(posted);
        Ledger.Posted(posted);
        return Stands(posted);
    }

    private JsonObject Update(JsonObject arguments)
    {
        var at = _messages.FindIndex(m => m.Channel == (string)arguments["channel"]! && m.Ts == (string)arguments["ts"]!);
        if (at < 0)
        {
            return No("message_not_found");
        }

        // What a message carries besides its text stays when it is edited without it.
        arguments["metadata"] ??= _messages[at].Body["metadata"]?.DeepClone();
        _messages[at] = _messages[at] with { Body = arguments, Edits = _messages[at].Edits + 1, Change = ++_changes };
        Ledger.Updated(_messages[at]);
        return Stands(_messages[at]);
    }

    private JsonObject Link(string channel, string ts) => _messages.Exists(m => m.Channel == channel && m.Ts == ts)
        ? new JsonObject { ["ok"] = true, ["permalink"] = $"https://test.slack.com/archives/{channel}/p{ts.Replace(".", "", StringComparison.Ordinal)}" }
        : No("channel_not_found");

    private JsonObject Publish(JsonObject arguments)
    {
        _homes[(string)arguments["user_id"]!] = View(arguments);
        return Yes();
    }

    private JsonObject Open(JsonObject arguments)
    {
        _windows.Add(View(arguments));
        return new JsonObject { ["ok"] = true, ["view"] = new JsonObject { ["id"] = $"V{_windows.Count}", ["hash"] = $"h{_windows.Count}" } };
    }

    private JsonObject Refill(JsonObject arguments)
    {
        var opened = int.Parse(((string)arguments["view_id"]!)[1..], CultureInfo.InvariantCulture);
        if ((string?)arguments["hash"] != $"h{opened}")
        {
            return No("hash_conflict");
        }

        _windows[opened - 1] = View(arguments);
        return Yes();
    }

    private static JsonObject View(JsonObject arguments) => arguments["view"]!.DeepClone().AsObject();
}

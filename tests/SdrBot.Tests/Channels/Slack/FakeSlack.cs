using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SdrBot.Channels.Slack;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>A stand-in for Slack on loopback: it keeps messages, homes and windows, writes every call down, signs what it sends, and fails as it is told.</summary>
internal sealed partial class FakeSlack : IAsyncDisposable
{
    public const string Team = "T0TEST";
    public const string Bot = "U0BOT";
    public const string Secret = "a-signing-secret";
    public const string Token = "xoxb-test";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Method, Fault Fault, string? Channel)> _faults = [];
    private static readonly Lock Recording = new();

    private readonly Lock _lock = new();
    private readonly List<SlackCall> _calls = [];
    private readonly List<ShownMessage> _messages = [];
    private readonly Dictionary<string, JsonObject> _homes = [];
    private readonly List<JsonObject> _windows = [];
    private readonly Dictionary<string, SlackAccount> _accounts = [];
    private long _clock = 1_772_000_000_000_000;

    private FakeSlack(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Every call, in the order of arrival.</summary>
    public IReadOnlyList<SlackCall> Calls => Locked(() => _calls.ToArray());

    /// <summary>What stands in the channels now.</summary>
    public IReadOnlyList<ShownMessage> Messages => Locked(() => _messages.ToArray());

    public IReadOnlyList<JsonObject> Windows => Locked(() => _windows.ToArray());

    public static async Task<FakeSlack> StartAsync(params SlackAccount[] accounts)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var slack = new FakeSlack(app);
        foreach (var account in accounts)
        {
            slack._accounts[account.Id] = account;
        }

        app.MapPost("/api/{method}", slack.AnswerAsync);
        app.MapPost("/hook/{channel}/{user}", slack.HookAsync);
        await app.StartAsync();
        return slack;
    }

    /// <summary>The settings of a bot that is to talk with this stand-in.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Slack:ApiUrl"] = new Uri(Address, "api/").ToString(),
        ["Slack:BotToken"] = Token,
        ["Slack:SigningSecret"] = Secret,
    };

    /// <summary>The next call of the method fails so.</summary>
    /// <param name="channel">Null for any.</param>
    public void FailNext(string method, Fault fault, string? channel = null) => _faults.Enqueue((method, fault, channel));

    public JsonObject? Home(string user) => Locked(() => _homes.GetValueOrDefault(user));

    public string NextTs() => Locked(() => Ts(++_clock));

    public string ResponseUrl(string channel, string user) => new Uri(Address, $"hook/{channel}/{user}").ToString();

    public static StringContent Signed(string body, string type, DateTimeOffset now, out string signature, out string timestamp)
    {
        timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        signature = SlackSignature.Sign(Encoding.UTF8.GetBytes(Secret), now.ToUnixTimeSeconds(), Encoding.UTF8.GetBytes(body));
        return new StringContent(body, Encoding.UTF8, type);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<IResult> AnswerAsync(string method, HttpRequest request)
    {
        // Methods that only read take forms alone, as Slack's do.
        var isForm = request.HasFormContentType;
        var arguments = isForm
            ? new JsonObject((await request.ReadFormAsync()).Select(f => KeyValuePair.Create(f.Key, (JsonNode?)JsonValue.Create(f.Value.ToString()))))
            : (await JsonNode.ParseAsync(request.Body))!.AsObject();
        if (isForm != (method is "users.info" or "conversations.history" or "conversations.replies" or "chat.getPermalink" or "oauth.v2.access"))
        {
            return Results.Json(new { ok = false, error = "invalid_arguments" });
        }

        var token = request.Headers.Authorization.ToString().Replace("Bearer ", string.Empty, StringComparison.Ordinal);
        if (method != "oauth.v2.access" && Locked(() => Refusal(token)) is { } refusal)
        {
            return Results.Json(new { ok = false, error = refusal });
        }

        var fault = _faults.TryPeek(out var next) && next.Method == method && (next.Channel is null || next.Channel == (string?)arguments["channel"]) && _faults.TryDequeue(out next) ? next.Fault : Fault.None;
        if (fault is Fault.TooMany)
        {
            request.HttpContext.Response.Headers.RetryAfter = "1";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (fault is Fault.FailBefore)
        {
            return Results.StatusCode(StatusCodes.Status500InternalServerError);
        }

        if (fault is Fault.Slow)
        {
            await Task.Delay(TimeSpan.FromSeconds(1.5));
        }

        if (fault is Fault.TooLate)
        {
            return Results.Json(new { ok = false, error = "expired_trigger_id" });
        }

        if (fault is Fault.Refuse)
        {
            return Results.Json(new { ok = false, error = RefusedWith });
        }

        if (fault is Fault.InvalidBlocks)
        {
            return Results.Json(new { ok = false, error = "invalid_blocks" });
        }

        if (method.StartsWith("chat.", StringComparison.Ordinal) && (string?)arguments["channel"] is { } closed && closed == _closed)
        {
            return Results.Json(new { ok = false, error = RefusedWith });
        }

        var answer = Locked(() => method == "oauth.v2.access" ? Exchange(arguments) : Do(method, arguments, TeamOf(token)));
        return fault is Fault.FailAfter ? Results.StatusCode(StatusCodes.Status500InternalServerError) : Results.Text(answer.ToJsonString(), "application/json");
    }

    private async Task<IResult> HookAsync(string channel, string user, HttpRequest request)
    {
        var body = (await JsonNode.ParseAsync(request.Body))!.AsObject();
        if (_faults.TryPeek(out var next) && next.Method == "response_url" && _faults.TryDequeue(out _))
        {
            return Results.StatusCode(StatusCodes.Status500InternalServerError);
        }

        Locked(() =>
        {
            Record(null, body);
            _calls.Add(new SlackCall("response_url", body));
            _messages.Add(new ShownMessage(channel, Ts(++_clock), null, body) { OnlyFor = user });
        });
        return Results.Text("ok");
    }

    private JsonObject Do(string method, JsonObject arguments, string team)
    {
        Record(method, arguments);
        _calls.Add(new SlackCall(method, arguments) { Team = team });
        switch (method)
        {
            case "auth.test":
                return new JsonObject { ["ok"] = true, ["team_id"] = team, ["user_id"] = Bot, ["user"] = "sdrbot" };
            case "users.info":
                return _accounts.TryGetValue((string)arguments["user"]!, out var account)
                    ? new JsonObject
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
                    }
                    : new JsonObject { ["ok"] = false, ["error"] = "user_not_found" };
            case "auth.revoke":
                _revoked.UnionWith(_teams.Where(t => t.Value == team).Select(t => t.Key));
                return new JsonObject { ["ok"] = true };
            case "conversations.open":
                return new JsonObject { ["ok"] = true, ["channel"] = new JsonObject { ["id"] = $"D{((string)arguments["users"]!)[1..]}" } };
            case "chat.postMessage":
                var place = (string)arguments["channel"]!;
                var posted = new ShownMessage(place is ['U', ..] ? $"D{place[1..]}" : place, Ts(++_clock), (string?)arguments["thread_ts"], arguments) { Team = team };
                _messages.Add(posted);
                return new JsonObject { ["ok"] = true, ["channel"] = posted.Channel, ["ts"] = posted.Ts };
            case "chat.postEphemeral":
                _messages.Add(new ShownMessage((string)arguments["channel"]!, Ts(++_clock), (string?)arguments["thread_ts"], arguments) { OnlyFor = (string)arguments["user"]! });
                return new JsonObject { ["ok"] = true, ["message_ts"] = Ts(_clock) };
            case "chat.update":
                var at = _messages.FindIndex(m => m.Channel == (string)arguments["channel"]! && m.Ts == (string)arguments["ts"]!);
                if (at < 0)
                {
                    return new JsonObject { ["ok"] = false, ["error"] = "message_not_found" };
                }

                _messages[at] = _messages[at] with { Body = arguments, Edits = _messages[at].Edits + 1 };
                return new JsonObject { ["ok"] = true };
            case "views.publish":
                _homes[(string)arguments["user_id"]!] = arguments["view"]!.DeepClone().AsObject();
                return new JsonObject { ["ok"] = true };
            case "views.open":
                _windows.Add(arguments["view"]!.DeepClone().AsObject());
                return new JsonObject { ["ok"] = true, ["view"] = new JsonObject { ["id"] = $"V{_windows.Count}", ["hash"] = $"h{_windows.Count}" } };
            case "views.update":
                var opened = int.Parse(((string)arguments["view_id"]!)[1..], CultureInfo.InvariantCulture) - 1;
                if ((string?)arguments["hash"] != $"h{opened + 1}")
                {
                    return new JsonObject { ["ok"] = false, ["error"] = "hash_conflict" };
                }

                _windows[opened] = arguments["view"]!.DeepClone().AsObject();
                return new JsonObject { ["ok"] = true };
            case "chat.getPermalink":
                return _messages.Exists(m => m.Channel == (string)arguments["channel"]! && m.Ts == (string)arguments["message_ts"]!)
                    ? new JsonObject { ["ok"] = true, ["permalink"] = $"https://test.slack.com/archives/{arguments["channel"]}/p{((string)arguments["message_ts"]!).Replace(".", "", StringComparison.Ordinal)}" }
                    : new JsonObject { ["ok"] = false, ["error"] = "channel_not_found" };
            case "conversations.history" or "conversations.replies":
                var history = new JsonArray();
                foreach (var message in _messages.Where(m => m.Channel == (string)arguments["channel"]! && m.OnlyFor is null))
                {
                    history.Add(new JsonObject { ["ts"] = message.Ts, ["metadata"] = message.Body["metadata"]?.DeepClone() });
                }

                return new JsonObject { ["ok"] = true, ["messages"] = history };
            default:
                return new JsonObject { ["ok"] = false, ["error"] = "unknown_method" };
        }
    }

    /// <summary>For a judge to read afterwards: each call a line, in the file that <c>SDRBOT_SLACK_CALLS</c> names.</summary>
    private static void Record(string? method, JsonObject arguments)
    {
        if (Environment.GetEnvironmentVariable("SDRBOT_SLACK_CALLS") is { Length: > 0 } file)
        {
            var line = method is null ? new JsonObject { ["blocks"] = arguments["blocks"]?.DeepClone() } : new JsonObject { ["method"] = method, ["args"] = new JsonObject(arguments.Select(a => KeyValuePair.Create(a.Key, Typed(a)))) };
            lock (Recording)
            {
                File.AppendAllText(file, line.ToJsonString() + "\n");
            }
        }
    }

    /// <summary>A form has only texts; what was meant by them is a flag or a number.</summary>
    private static JsonNode? Typed(KeyValuePair<string, JsonNode?> argument) => argument switch
    {
        { Value: JsonValue value } when value.TryGetValue<string>(out var text) && bool.TryParse(text, out var flag) => JsonValue.Create(flag),
        { Key: "limit", Value: JsonValue value } when value.TryGetValue<string>(out var text) => JsonValue.Create(int.Parse(text, CultureInfo.InvariantCulture)),
        _ => argument.Value?.DeepClone(),
    };

    private static string Ts(long clock) => string.Create(CultureInfo.InvariantCulture, $"{clock / 1_000_000}.{clock % 1_000_000:D6}");

    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }

    private void Locked(Action work)
    {
        lock (_lock)
        {
            work();
        }
    }
}

/// <summary>How a call goes wrong.</summary>
internal enum Fault
{
    None,

    /// <summary>429, to be tried again after a second.</summary>
    TooMany,

    /// <summary>500, and nothing was done.</summary>
    FailBefore,

    /// <summary>500, although it was done.</summary>
    FailAfter,

    /// <summary>An error that no repetition mends.</summary>
    Refuse,

    /// <summary>It is done, after a while.</summary>
    Slow,

    /// <summary>The window's trigger has run out.</summary>
    TooLate,

    /// <summary>Slack does not like how it looks.</summary>
    InvalidBlocks,
}

internal sealed record SlackCall(string Method, JsonObject Arguments)
{
    public string Team { get; init; } = FakeSlack.Team;
}

/// <summary>A message as it stands in Slack.</summary>
internal sealed record ShownMessage(string Channel, string Ts, string? Thread, JsonObject Body)
{
    public string Team { get; init; } = FakeSlack.Team;

    public string? OnlyFor { get; init; }

    public int Edits { get; init; }

    public string Text => (string?)Body["text"] ?? string.Empty;
}

internal sealed record SlackAccount(string Id, string Name, string? Email, string Zone = "Asia/Seoul", string Locale = "en-US")
{
    /// <summary><c>guest</c>, <c>bot</c>, <c>deleted</c>, <c>stranger</c>; null for an ordinary member.</summary>
    public string? Kind { get; init; }

    public string? Team { get; init; }
}

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

/// <summary>A stand-in for Slack on loopback: it keeps messages, homes and windows, writes down every call and what is wrong with it, signs what it sends, and fails as it is told.</summary>
internal sealed partial class FakeSlack : IAsyncDisposable
{
    public const string Team = "T0TEST";
    public const string Bot = "U0BOT";
    public const string Secret = "a-signing-secret";
    public const string Token = "xoxb-test";
    public const string AppToken = "xapp-test";

    private static readonly HashSet<string> Reading = new(StringComparer.Ordinal) { "users.info", "conversations.history", "conversations.replies", "chat.getPermalink", "oauth.v2.access" };

    private readonly WebApplication _app;
    private static readonly Lock Recording = new();

    private readonly ConcurrentDictionary<string, ConcurrentQueue<(Fault Fault, string? Detail, string? Channel)>> _faults = [];
    private readonly CancellationTokenSource _ends = new();
    private readonly Lock _lock = new();
    private readonly List<SlackCall> _calls = [];
    private readonly List<ShownMessage> _messages = [];
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, JsonObject> _homes = [];
    private readonly List<JsonObject> _windows = [];
    private readonly Dictionary<string, SlackAccount> _accounts = [];
    private readonly Dictionary<string, int> _hooks = [];
    private long _clock = 1_772_000_000_000_000;
    private long _changes;

    private FakeSlack(WebApplication app)
    {
        _app = app;
        Sockets = new FakeSockets(() => new Uri(Address, "link/"));
    }

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Its Socket Mode side.</summary>
    public FakeSockets Sockets { get; }

    /// <summary>What was done, and how often, by the key that the message carries.</summary>
    public SlackLedger Ledger { get; } = new();

    /// <summary>Every call that was not made to fail before it was looked at, in the order of arrival.</summary>
    public IReadOnlyList<SlackCall> Calls => Locked(() => _calls.ToArray());

    /// <summary>What stands in the channels now.</summary>
    public IReadOnlyList<ShownMessage> Messages => Locked(() => _messages.ToArray());

    /// <summary>What Slack would have refused, or what would have acted as more than text.</summary>
    public IReadOnlyList<string> Problems => Locked(() => _problems.ToArray());

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
        app.MapPost("/hook/{channel}/{user}/{id?}", slack.HookAsync);
        app.MapGet("/link/", slack.Sockets.AcceptAsync);
        await app.StartAsync();
        return slack;
    }

    /// <summary>The settings of a bot that is to talk with this stand-in.</summary>
    public Dictionary<string, string?> Settings(SlackMode mode = SlackMode.Http) => new()
    {
        ["Slack:ApiUrl"] = new Uri(Address, "api/").ToString(),
        ["Slack:BotToken"] = Token,
        ["Slack:SigningSecret"] = Secret,
        ["Slack:AppToken"] = AppToken,
        ["Slack:Mode"] = mode.ToString(),
    };

    /// <summary>The next call of the method that nothing else is foreseen for fails so.</summary>
    /// <param name="detail">The wait, the error or the body that goes with it.</param>
    /// <param name="channel">Where; null for anywhere.</param>
    public void FailNext(string method, Fault fault, string? detail = null, string? channel = null) => _faults.GetOrAdd(method, _ => new()).Enqueue((fault, detail, channel));

    public JsonObject? Home(string user) => Locked(() => _homes.GetValueOrDefault(user));

    public string NextTs() => Locked(() => Ts(++_clock));

    /// <summary>An address for answers, good for five of them.</summary>
    public string ResponseUrl(string channel, string user) => new Uri(Address, $"hook/{channel}/{user}/{Guid.NewGuid():N}").ToString();

    public static StringContent Signed(string body, string type, DateTimeOffset now, out string signature, out string timestamp)
    {
        timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        signature = SlackSignature.Sign(Encoding.UTF8.GetBytes(Secret), now.ToUnixTimeSeconds(), Encoding.UTF8.GetBytes(body));
        return new StringContent(body, Encoding.UTF8, type);
    }

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        Sockets.Kill();
        await _app.DisposeAsync();
        _ends.Dispose();
    }

    private async Task<IResult> AnswerAsync(string method, HttpRequest request)
    {
        // Methods that only read take forms alone, as Slack's do.
        var isForm = request.HasFormContentType;
        var arguments = isForm
            ? new JsonObject((await request.ReadFormAsync()).Select(f => KeyValuePair.Create(f.Key, (JsonNode?)JsonValue.Create(f.Value.ToString()))))
            : (await JsonNode.ParseAsync(request.Body))!.AsObject();
        if (isForm != Reading.Contains(method))
        {
            return Error("invalid_arguments");
        }

        var token = request.Headers.Authorization.ToString().Replace("Bearer ", string.Empty, StringComparison.Ordinal);
        var refusal = method switch
        {
            "oauth.v2.access" => null,
            "apps.connections.open" => token == AppToken ? null : "invalid_auth",
            _ => Locked(() => Refusal(token)),
        };
        if (refusal is not null)
        {
            return Error(refusal);
        }

        var (fault, detail) = Foreseen(method, (string?)arguments["channel"]);
        if (fault is Fault.Slow)
        {
            await Task.Delay(TimeSpan.FromSeconds(1.5));
        }
        else if (fault is not (Fault.None or Fault.FailAfter or Fault.CutAfter or Fault.HtmlAfter or Fault.HangAfter))
        {
            return await FailAsync(fault, detail, request.HttpContext);
        }

        if (method.StartsWith("chat.", StringComparison.Ordinal) && (string?)arguments["channel"] is { } closed && closed == _closed)
        {
            return Error(RefusedWith);
        }

        var answer = Locked(() => method == "oauth.v2.access" ? Exchange(arguments) : Do(method, arguments, TeamOf(token)));
        return fault is Fault.None or Fault.Slow ? Results.Text(answer.ToJsonString(), "application/json") : await FailAsync(fault, detail, request.HttpContext);
    }

    private (Fault Fault, string? Detail) Foreseen(string method, string? channel) =>
        _faults.TryGetValue(method, out var foreseen) && foreseen.TryPeek(out var next) && (next.Channel is null || next.Channel == channel) && foreseen.TryDequeue(out next)
            ? (next.Fault, next.Detail)
            : (Fault.None, null);

    private async Task<IResult> FailAsync(Fault fault, string? detail, HttpContext context)
    {
        switch (fault)
        {
            case Fault.TooMany:
                if (detail is not "")
                {
                    context.Response.Headers.RetryAfter = detail ?? "1";
                }

                return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            case Fault.FailBefore or Fault.FailAfter:
                return Results.StatusCode(int.Parse(detail ?? "500", CultureInfo.InvariantCulture));
            case Fault.Refuse:
                return Error(detail ?? RefusedWith);
            case Fault.Html or Fault.HtmlAfter:
                return Results.Text(detail ?? "<html>Slack is having a bad day</html>", "text/html");
            case Fault.Redirect:
                context.Response.Headers.Location = detail;
                return Results.StatusCode(StatusCodes.Status302Found);
            case Fault.Hang or Fault.HangAfter:
                await Task.Delay(TimeSpan.FromMinutes(2), _ends.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return Results.Empty;
            default:
                context.Abort();
                return Results.Empty;
        }
    }

    private async Task<IResult> HookAsync(string channel, string user, string? id, HttpRequest request)
    {
        var body = (await JsonNode.ParseAsync(request.Body))!.AsObject();
        if (Foreseen("response_url", channel) is (not Fault.None and var fault, var detail))
        {
            return await FailAsync(fault, detail, request.HttpContext);
        }

        var isGood = Locked(() =>
        {
            Record(null, body);
            _calls.Add(new SlackCall("response_url", body));
            if (id is not null && (_hooks[id] = _hooks.GetValueOrDefault(id) + 1) > 5)
            {
                _problems.Add("response_url: used more than five times");
                return false;
            }

            _problems.AddRange(SlackOracle.Problems("response_url", body));
            _messages.Add(new ShownMessage(channel, Ts(++_clock), null, body) { OnlyFor = user, Change = ++_changes });
            return true;
        });
        return isGood ? Results.Text("ok") : Results.Text("used_url", statusCode: StatusCodes.Status404NotFound);
    }

    private JsonObject Do(string method, JsonObject arguments, string team)
    {
        Record(method, arguments);
        _calls.Add(new SlackCall(method, arguments) { Team = team });
        _problems.AddRange(SlackOracle.Problems(method, arguments));
        switch (method)
        {
            case "auth.test":
                return new JsonObject { ["ok"] = true, ["team_id"] = team, ["user_id"] = Bot, ["user"] = "sdrbot", ["url"] = "https://test.slack.com/" };
            case "apps.connections.open":
                return new JsonObject { ["ok"] = true, ["url"] = Sockets.NewAddress() };
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
                var posted = new ShownMessage(place is ['U', ..] ? $"D{place[1..]}" : place, Ts(++_clock), (string?)arguments["thread_ts"], arguments) { Team = team, Change = ++_changes };
                _messages.Add(posted);
                Ledger.Posted(posted);
                return new JsonObject { ["ok"] = true, ["channel"] = posted.Channel, ["ts"] = posted.Ts };
            case "chat.postEphemeral":
                _messages.Add(new ShownMessage((string)arguments["channel"]!, Ts(++_clock), (string?)arguments["thread_ts"], arguments) { OnlyFor = (string)arguments["user"]!, Change = ++_changes });
                return new JsonObject { ["ok"] = true, ["message_ts"] = Ts(_clock) };
            case "chat.update":
                var at = _messages.FindIndex(m => m.Channel == (string)arguments["channel"]! && m.Ts == (string)arguments["ts"]!);
                if (at < 0)
                {
                    return No("message_not_found");
                }

                // What a message carries besides its text stays when it is edited without it.
                arguments["metadata"] ??= _messages[at].Body["metadata"]?.DeepClone();
                _messages[at] = _messages[at] with { Body = arguments, Edits = _messages[at].Edits + 1, Change = ++_changes };
                Ledger.Updated(_messages[at]);
                return new JsonObject { ["ok"] = true, ["channel"] = _messages[at].Channel, ["ts"] = _messages[at].Ts };
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
                return new JsonObject { ["ok"] = true, ["messages"] = History((string)arguments["channel"]!) };
            default:
                return No("unknown_method");
        }
    }

    private JsonArray History(string channel)
    {
        var place = channel is ['U', ..] ? $"D{channel[1..]}" : channel;
        return [.. _messages.Where(m => m.Channel == place && m.OnlyFor is null).Reverse().Select(m => new JsonObject { ["ts"] = m.Ts, ["metadata"] = m.Body["metadata"]?.DeepClone() })];
    }

    private static JsonObject No(string error) => new() { ["ok"] = false, ["error"] = error };

    private static IResult Error(string error) => Results.Json(new { ok = false, error });

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

    private void Locked(Action work)
    {
        lock (_lock)
        {
            work();
        }
    }

    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }
}

/// <summary>How a call goes wrong.</summary>
internal enum Fault
{
    None,

    /// <summary>429, to be tried again after a second; another wait, or none named, as the detail says.</summary>
    TooMany,

    /// <summary>500, or the status of the detail, and nothing was done.</summary>
    FailBefore,

    /// <summary>500, or the status of the detail, although it was done.</summary>
    FailAfter,

    /// <summary>The connection breaks, and nothing was done.</summary>
    CutBefore,

    /// <summary>The connection breaks, although it was done.</summary>
    CutAfter,

    /// <summary>No answer at all, and nothing was done.</summary>
    Hang,

    /// <summary>No answer at all, although it was done.</summary>
    HangAfter,

    /// <summary>200 with something that is no answer, and nothing was done.</summary>
    Html,

    /// <summary>200 with something that is no answer, although it was done.</summary>
    HtmlAfter,

    /// <summary>Elsewhere, says the answer.</summary>
    Redirect,

    /// <summary>An error that no repetition mends; the detail says which.</summary>
    Refuse,

    /// <summary>It is done, after a while.</summary>
    Slow,
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

    /// <summary>Grows with every message and every edit.</summary>
    public long Change { get; init; }

    public string Text => (string?)Body["text"] ?? string.Empty;

    public JsonArray Blocks => Body["blocks"]!.AsArray();

    /// <summary>The business key that it carries.</summary>
    public string? Key => (string?)Body["metadata"]?["event_payload"]?["key"];
}

internal sealed record SlackAccount(string Id, string Name, string? Email, string Zone = "Asia/Seoul", string Locale = "en-US")
{
    /// <summary><c>guest</c>, <c>bot</c>, <c>deleted</c>, <c>stranger</c>; null for an ordinary member.</summary>
    public string? Kind { get; init; }

    public string? Team { get; init; }
}

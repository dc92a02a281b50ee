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

    private static readonly HashSet<string> Reading = new(StringComparer.Ordinal) { "users.info", "conversations.info", "conversations.history", "conversations.replies", "chat.getPermalink", "oauth.v2.access" };

    private readonly WebApplication _app;
    private readonly FakeWorkspace _workspace;
    private readonly FakeFaults _faults = new();
    private readonly Lock _lock = new();
    private readonly List<SlackCall> _calls = [];
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, int> _hooks = [];

    private FakeSlack(WebApplication app, SlackAccount[] accounts)
    {
        _app = app;
        _workspace = new FakeWorkspace(accounts);
        Sockets = new FakeSockets(() => new Uri(Address, "link/"));
    }

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Its Socket Mode side.</summary>
    public FakeSockets Sockets { get; }

    /// <summary>What was done, and how often, by the key that the message carries.</summary>
    public SlackLedger Ledger => _workspace.Ledger;

    /// <summary>Every call that was not made to fail before it was looked at, in the order of arrival.</summary>
    public IReadOnlyList<SlackCall> Calls => Locked(() => _calls.ToArray());

    /// <summary>What stands in the channels now.</summary>
    public IReadOnlyList<ShownMessage> Messages => Locked(() => _workspace.Messages.ToArray());

    /// <summary>What Slack would have refused, or what would have acted as more than text.</summary>
    public IReadOnlyList<string> Problems => Locked(() => _problems.ToArray());

    public IReadOnlyList<JsonObject> Windows => Locked(() => _workspace.Windows.ToArray());

    /// <summary>From now on people of another company read the channel along.</summary>
    public void Share(string channel) => Locked(() => _workspace.Shared.Add(channel));

    /// <summary>Somebody else says something there.</summary>
    public void Chat(string channel) => Locked(() => _workspace.Answer("chat.postMessage", new JsonObject { ["channel"] = channel, ["text"] = "well" }, Team));

    /// <summary>From now on a history comes in pages of so many messages.</summary>
    public void Page(int most) => Locked(() => _workspace.Pages = most);

    /// <summary>What <see cref="Fault.Refuse"/> says when nothing else is named.</summary>
    public string RefusedWith { get => _faults.RefusedWith; set => _faults.RefusedWith = value; }

    public static async Task<FakeSlack> StartAsync(params SlackAccount[] accounts)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var slack = new FakeSlack(app, accounts);
        app.MapPost("/api/{method}", slack.AnswerAsync);
        app.MapPost("/hook/{channel}/{user}/{id?}", slack.HookAsync);
        app.MapGet("/files-pri/{id}", slack.DownloadAsync);
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
    public void FailNext(string method, Fault fault, string? detail = null, string? channel = null) => _faults.Add(method, fault, detail, channel);

    public JsonObject? Home(string user) => Locked(() => _workspace.Homes.GetValueOrDefault(user));

    public string NextTs() => Locked(_workspace.NextTs);

    /// <summary>An address for answers, good for five of them.</summary>
    public string ResponseUrl(string channel, string user) => new Uri(Address, $"hook/{channel}/{user}/{Guid.NewGuid():N}").ToString();

    /// <summary>A command was answered in its acknowledgement.</summary>
    public void TakeAnswer(string channel, string user, JsonObject body) => Locked(() =>
    {
        SlackCallFile.Add(null, body);
        _calls.Add(new SlackCall("acknowledgement", body));
        _problems.AddRange(SlackOracle.Problems("response_url", body));
        return _workspace.Whisper(channel, user, null, body);
    });

    public async ValueTask DisposeAsync()
    {
        await _faults.EndAsync();
        Sockets.Kill();
        await _app.DisposeAsync();
        _faults.Dispose();
    }

    internal static IResult Error(string error) => Results.Json(new { ok = false, error });

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

        var (fault, detail) = _faults.Next(method, (string?)arguments["channel"]);
        if (fault is Fault.Slow)
        {
            await Task.Delay(TimeSpan.FromSeconds(1.5));
        }
        else if (fault is not (Fault.None or Fault.FailAfter or Fault.CutAfter or Fault.HtmlAfter or Fault.HangAfter))
        {
            return await _faults.PlayAsync(fault, detail, request.HttpContext);
        }

        if (method.StartsWith("chat.", StringComparison.Ordinal) && (string?)arguments["channel"] is { } closed && closed == _closed)
        {
            return Error(RefusedWith);
        }

        var answer = Locked(() => method == "oauth.v2.access" ? Exchange(arguments) : Do(method, arguments, TeamOf(token)));
        return fault is Fault.None or Fault.Slow ? Results.Text(answer.ToJsonString(), "application/json") : await _faults.PlayAsync(fault, detail, request.HttpContext);
    }

    private async Task<IResult> HookAsync(string channel, string user, string? id, HttpRequest request)
    {
        var body = (await JsonNode.ParseAsync(request.Body))!.AsObject();
        if (_faults.Next("response_url", channel) is (not Fault.None and var fault, var detail))
        {
            return await _faults.PlayAsync(fault, detail, request.HttpContext);
        }

        var isGood = Locked(() =>
        {
            SlackCallFile.Add(null, body);
            _calls.Add(new SlackCall("response_url", body));
            if (id is not null && (_hooks[id] = _hooks.GetValueOrDefault(id) + 1) > 5)
            {
                _problems.Add("response_url: used more than five times");
                return false;
            }

            _problems.AddRange(SlackOracle.Problems("response_url", body));
            _workspace.Whisper(channel, user, null, body);
            return true;
        });
        return isGood ? Results.Text("ok") : Results.Text("used_url", statusCode: StatusCodes.Status404NotFound);
    }

    private JsonObject Do(string method, JsonObject arguments, string team)
    {
        SlackCallFile.Add(method, arguments);
        _calls.Add(new SlackCall(method, arguments) { Team = team });
        _problems.AddRange(SlackOracle.Problems(method, arguments));
        switch (method)
        {
            case "apps.connections.open":
                return new JsonObject { ["ok"] = true, ["url"] = Sockets.NewAddress() };
            case "auth.revoke":
                _revoked.UnionWith(_teams.Where(t => t.Value == team).Select(t => t.Key));
                return FakeWorkspace.Yes();
            default:
                return _workspace.Answer(method, arguments, team);
        }
    }

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

using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>A stand-in for Microsoft's machines behind the bot's one connection outwards: the keys, Entra, and the connector of Teams. It keeps its own ledger of what arrived, and fails as it is told.</summary>
internal sealed class FakeConnector(TokenIssuer issuer) : HttpMessageHandler
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Tenant = "aaaaaaaa-0000-0000-0000-000000000001";
    public const string ServiceUrl = "https://smba.trafficmanager.net/amer";
    public const string Password = "a-client-secret";

    /// <summary>What Teams takes on every one of its paths.</summary>
    public const int LargestBody = 40 * 1024;

    private readonly Lock _lock = new();
    private readonly List<ConnectorCall> _calls = [];
    private readonly FakeTeams _teams = new();
    private readonly ConcurrentQueue<(HttpMethod Method, ConnectorFault Fault)> _faults = [];
    private int _hanging;

    /// <summary>Every call of the connector, in the order of arrival.</summary>
    public IReadOnlyList<ConnectorCall> Calls => Locked(() => _calls.ToArray());

    /// <summary>What stands in the conversations now, without typing.</summary>
    public IReadOnlyList<SentActivity> Messages => Locked(() => _teams.Messages.ToArray());

    /// <summary>Its keys and tokens.</summary>
    public FakeEntra Entra { get; } = new(issuer);

    /// <summary>Calls whose path names the place do not return until then.</summary>
    public (string Place, Task End)? Hangs { get; set; }

    /// <summary>How many have hung.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    public void Add(TeamsAccount account)
    {
        lock (_lock)
        {
            _teams.Add(account);
        }
    }

    /// <summary>A team with its channels besides the general one.</summary>
    public void Add(string team, params (string Id, string Name)[] channels)
    {
        lock (_lock)
        {
            _teams.Add(team, channels);
        }
    }

    /// <summary>The next call of the method fails so.</summary>
    public void FailNext(HttpMethod method, ConnectorFault fault) => _faults.Enqueue((method, fault));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
#pragma warning disable CA2000 // Whoever sent the request disposes of its answer.
        return Locked(() => Entra.Answer(address, body)) ?? await ConnectAsync(request, address, body, cancellationToken);
#pragma warning restore CA2000
    }

    /// <summary>A fault that hangs lets everything else pass meanwhile.</summary>
    private async Task<HttpResponseMessage> ConnectAsync(HttpRequestMessage request, Uri address, string body, CancellationToken cancellationToken)
    {
        if (Hangs is { } until && address.AbsolutePath.Contains(until.Place, StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _hanging);
            await until.End.WaitAsync(cancellationToken);
        }

        return Locked(() => Connect(request, address, body));
    }

    private HttpResponseMessage Connect(HttpRequestMessage request, Uri address, string body)
    {
        var fault = _faults.TryPeek(out var next) && next.Method == request.Method && _faults.TryDequeue(out next) ? next.Fault : ConnectorFault.None;
        var call = new ConnectorCall(request.Method.Method, address, request.Headers.Authorization?.ToString(), body);
        _calls.Add(call);
        if (call.Authorization != Entra.Newest)
        {
            return new HttpResponseMessage(HttpStatusCode.Unauthorized);
        }

        switch (fault)
        {
            case ConnectorFault.TooMany:
                return new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "3" } } };
            case ConnectorFault.TooManyForNow:
                return new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            case ConnectorFault.FailBefore:
                return new HttpResponseMessage(HttpStatusCode.BadGateway);
            case ConnectorFault.Blocked:
                return Json(new JsonObject { ["error"] = new JsonObject { ["code"] = "Forbidden", ["subCode"] = "MessageWritesBlocked" } }, HttpStatusCode.Forbidden);
            case ConnectorFault.TooLarge:
                return Json(new JsonObject { ["error"] = new JsonObject { ["code"] = "MessageSizeTooBig" } }, HttpStatusCode.RequestEntityTooLarge);
            case ConnectorFault.Refuse:
                return Json(new JsonObject { ["error"] = new JsonObject { ["code"] = "BadSyntax" } }, HttpStatusCode.BadRequest);
            case ConnectorFault.OldToken:
                return new HttpResponseMessage(HttpStatusCode.Unauthorized);
        }

        var answer = _teams.Answer(request.Method, address, body);
        return fault switch
        {
            ConnectorFault.FailAfter => new HttpResponseMessage(HttpStatusCode.BadGateway),
            ConnectorFault.BreakAfter => throw new HttpRequestException(HttpRequestError.ResponseEnded),
            _ => answer,
        };
    }

    internal static HttpResponseMessage Json(JsonObject body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };

    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }
}

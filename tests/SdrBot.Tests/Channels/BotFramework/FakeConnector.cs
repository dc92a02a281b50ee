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
    private readonly List<SentActivity> _sent = [];
    private readonly ConcurrentQueue<(HttpMethod Method, ConnectorFault Fault)> _faults = [];
    private readonly ConcurrentDictionary<string, TeamsAccount> _accounts = new(StringComparer.Ordinal);
    private int _ids;
    private int _tokens;
    private long _changes;
    private int _hanging;

    /// <summary>Every call of the connector, in the order of arrival.</summary>
    public IReadOnlyList<ConnectorCall> Calls => Locked(() => _calls.ToArray());

    /// <summary>What stands in the conversations now, without typing.</summary>
    public IReadOnlyList<SentActivity> Messages => Locked(() => _sent.ToArray());

    public int KeyReads { get; private set; }

    public int TokenCalls { get; private set; }

    public bool AreKeysDown { get; set; }

    /// <summary>With what the bot asked for its newest token.</summary>
    public string LastTokenRequest { get; private set; } = string.Empty;

    /// <summary>Calls whose path names the place do not return until then.</summary>
    public (string Place, Task End)? Hangs { get; set; }

    /// <summary>How many have hung.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    public void Add(TeamsAccount account) => _accounts[account.Id] = account;

    /// <summary>The next call of the method fails so.</summary>
    public void FailNext(HttpMethod method, ConnectorFault fault) => _faults.Enqueue((method, fault));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
#pragma warning disable CA2000 // Whoever sent the request disposes of its answer.
        return address.Host switch
        {
            "login.botframework.com" or "login.botframework.azure.us" or "login.botframework.azure.cn" => Locked(() => Keys(address)),
            "login.microsoftonline.com" => Locked(() => Token(address, body, "api.botframework.com")),
            "login.microsoftonline.us" => Locked(() => Token(address, body, "api.botframework.us")),
            "login.partner.microsoftonline.cn" => Locked(() => Token(address, body, "api.botframework.azure.cn")),
            "169.254.169.254" => Locked(() => MachineToken(address)),
            _ => await ConnectAsync(request, address, body, cancellationToken),
        };
#pragma warning restore CA2000
    }

    private HttpResponseMessage Keys(Uri address)
    {
        if (AreKeysDown)
        {
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        }

        if (address.AbsolutePath.EndsWith("/keys", StringComparison.Ordinal))
        {
            KeyReads++;
            return Json(issuer.KeySet);
        }

        return Json(new JsonObject { ["issuer"] = TokenIssuer.Issuer, ["jwks_uri"] = $"https://{address.Host}/v1/.well-known/keys", ["id_token_signing_alg_values_supported"] = new JsonArray("RS256") });
    }

    /// <summary>The service on an Azure machine that knows the machine's identities.</summary>
    private HttpResponseMessage MachineToken(Uri address)
    {
        if (!address.AbsolutePath.StartsWith("/metadata/identity/oauth2/token", StringComparison.OrdinalIgnoreCase))
        {
            return new HttpResponseMessage(HttpStatusCode.NotFound);
        }

        TokenCalls++;
        LastTokenRequest = Uri.UnescapeDataString(address.Query);
        return Json(new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = "3600", ["expires_on"] = $"{TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds()}", ["resource"] = "x", ["access_token"] = $"token-{++_tokens}" });
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

    private HttpResponseMessage Token(Uri address, string body, string resource)
    {
        TokenCalls++;
        LastTokenRequest = Uri.UnescapeDataString(body);
        var isRight = address.AbsolutePath == $"/{Tenant}/oauth2/v2.0/token"
            && body.Contains("grant_type=client_credentials", StringComparison.Ordinal)
            && body.Contains($"scope=https%3A%2F%2F{resource}%2F.default", StringComparison.OrdinalIgnoreCase);
        return isRight
            ? Json(new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3600, ["access_token"] = $"token-{++_tokens}" })
            : Json(new JsonObject { ["error"] = "invalid_request" }, HttpStatusCode.BadRequest);
    }

    private HttpResponseMessage Connect(HttpRequestMessage request, Uri address, string body)
    {
        var fault = _faults.TryPeek(out var next) && next.Method == request.Method && _faults.TryDequeue(out next) ? next.Fault : ConnectorFault.None;
        var call = new ConnectorCall(request.Method.Method, address, request.Headers.Authorization?.ToString(), body);
        _calls.Add(call);
        if (call.Authorization != $"Bearer token-{_tokens}")
        {
            return new HttpResponseMessage(HttpStatusCode.Unauthorized);
        }

        switch (fault)
        {
            case ConnectorFault.TooMany:
                return new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "3" } } };
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

        var answer = Do(request.Method, address, body);
        return fault switch
        {
            ConnectorFault.FailAfter => new HttpResponseMessage(HttpStatusCode.BadGateway),
            ConnectorFault.BreakAfter => throw new HttpRequestException(HttpRequestError.ResponseEnded),
            _ => answer,
        };
    }

    private HttpResponseMessage Do(HttpMethod method, Uri address, string body)
    {
        // The raw path: an id that was not escaped shows.
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not ["amer", "v3", "conversations", .. var rest])
        {
            return new HttpResponseMessage(HttpStatusCode.NotFound);
        }

        switch (rest)
        {
            case [] when method == HttpMethod.Post:
                return Json(new JsonObject { ["id"] = $"a:direct-{(string?)JsonNode.Parse(body)!["members"]![0]!["id"]}" }, HttpStatusCode.Created);
            case [_, "members", var member]:
                return _accounts.TryGetValue(Uri.UnescapeDataString(member), out var account)
                    ? Json(new JsonObject { ["id"] = account.Id, ["name"] = account.Name, ["email"] = account.Email, ["userPrincipalName"] = account.Email, ["tenantId"] = account.Tenant, ["userRole"] = account.Role, ["aadObjectId"] = account.AadObjectId })
                    : new HttpResponseMessage(HttpStatusCode.NotFound);
            case [var place, "activities", .. var to]:
                var activity = JsonNode.Parse(body)!.AsObject();
                CardFiles.Keep(activity);
                if ((string?)activity["type"] == "typing")
                {
                    return new HttpResponseMessage(HttpStatusCode.Accepted);
                }

                if (method == HttpMethod.Put)
                {
                    var at = _sent.FindIndex(m => m.Id == Uri.UnescapeDataString(to[0]));
                    if (at < 0)
                    {
                        return new HttpResponseMessage(HttpStatusCode.NotFound);
                    }

                    _sent[at] = _sent[at] with { Body = activity, Edits = _sent[at].Edits + 1, Change = ++_changes };
                    return Json(new JsonObject { ["id"] = _sent[at].Id });
                }

                _sent.Add(new SentActivity(Uri.UnescapeDataString(place), $"17{++_ids:D11}", activity) { Change = ++_changes });
                return Json(new JsonObject { ["id"] = _sent[^1].Id }, HttpStatusCode.Created);
            default:
                return new HttpResponseMessage(HttpStatusCode.NotFound);
        }
    }

    private static HttpResponseMessage Json(JsonObject body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };

    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }
}

/// <summary>How a call goes wrong.</summary>
internal enum ConnectorFault
{
    None,

    /// <summary>429, to be tried again after three seconds.</summary>
    TooMany,

    /// <summary>502, and nothing was done.</summary>
    FailBefore,

    /// <summary>502, although it was done.</summary>
    FailAfter,

    /// <summary>The answer broke off, although it was done.</summary>
    BreakAfter,

    /// <summary>The person has blocked the bot.</summary>
    Blocked,

    TooLarge,

    /// <summary>An error that no repetition mends.</summary>
    Refuse,

    /// <summary>401: the token has run out.</summary>
    OldToken,
}

internal sealed record ConnectorCall(string Method, Uri Address, string? Authorization, string Body);

/// <summary>A message as it stands in Teams.</summary>
internal sealed record SentActivity(string Place, string Id, JsonObject Body)
{
    private const string ThreadMark = ";messageid=";

    public int Edits { get; init; }

    /// <summary>Grows with every message and every edit.</summary>
    public long Change { get; init; }

    /// <summary>The conversation, without a thread.</summary>
    public string Root => Place.Split(ThreadMark)[0];

    /// <summary>The message below which it stands.</summary>
    public string? Thread => Place.Split(ThreadMark) is [_, var thread] ? thread : null;

    public JsonObject? Card => Body["attachments"]?[0]?["content"]?.AsObject();

    /// <summary>Everything it says, on a card or not.</summary>
    public string Text => (string?)Body["text"] ?? string.Concat(Runs(Card));

    private static IEnumerable<string> Runs(JsonNode? node) => node switch
    {
        JsonObject run when (string?)run["type"] == "TextRun" => [(string)run["text"]!],
        JsonObject element when (string?)element["type"] is "RichTextBlock" or "TableCell" => element.SelectMany(p => Runs(p.Value)).Append("\n"),
        JsonObject element => element.SelectMany(p => Runs(p.Value)),
        JsonArray array => array.SelectMany(Runs),
        _ => [],
    };
}

internal sealed record TeamsAccount(string Id, string AadObjectId, string Name, string? Email, string Tenant = FakeConnector.Tenant)
{
    /// <summary><c>user</c>, <c>guest</c> or <c>anonymous</c>.</summary>
    public string Role { get; init; } = "user";
}

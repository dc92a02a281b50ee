using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>A stand-in for Teams that is a machine of its own, for bots that are a process of their own: the keys of its tokens, and a ledger of what arrived that outlives them.</summary>
internal sealed class ConnectorServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TokenIssuer _issuer = new();
    private readonly ConcurrentQueue<string> _said = [];
    private int _ids;

    private ConnectorServer(WebApplication app) => _app = app;

    /// <summary>What every message said when it was posted, in the order of arrival.</summary>
    public IReadOnlyCollection<string> Said => _said;

    /// <summary>Where it is reached; also the service that activities name.</summary>
    public string Address => $"{_app.Urls.Single()}/";

    public Dictionary<string, string> Settings => new()
    {
        ["BotFramework__AppId"] = FakeConnector.AppId,
        ["BotFramework__OpenIdMetadata"] = $"{Address}metadata",
        ["BotFramework__AllowedServiceHosts"] = "127.0.0.1",
    };

    public static async Task<ConnectorServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ConnectorServer(builder.Build());
        server._app.MapGet("/metadata", () => Json(new JsonObject { ["issuer"] = TokenIssuer.Issuer, ["jwks_uri"] = $"{server.Address}keys", ["id_token_signing_alg_values_supported"] = new JsonArray("RS256") }));
        server._app.MapGet("/keys", () => Json(server._issuer.KeySet));
        server._app.MapPost("/v3/conversations/{place}/activities", server.TakeAsync);
        server._app.MapPut("/v3/conversations/{place}/activities/{id}", (string id) => Json(new JsonObject { ["id"] = id }));
        await server._app.StartAsync();
        return server;
    }

    /// <summary>An activity of Teams with a token that is good for it now.</summary>
    public HttpRequestMessage Signed(JsonObject activity)
    {
        activity["serviceUrl"] = Address;
        return new HttpRequestMessage(HttpMethod.Post, "api/messages")
        {
            Content = new StringContent(activity.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
            Headers = { { "Authorization", $"Bearer {_issuer.Make(TimeProvider.System.GetUtcNow(), new TokenParts { ServiceUrl = Address })}" } },
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _issuer.Dispose();
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        var activity = (await JsonNode.ParseAsync(request.Body))!.AsObject();
        if ((string?)activity["type"] == "message")
        {
            _said.Enqueue(new SentActivity(string.Empty, string.Empty, activity).Text);
        }

        return Json(new JsonObject { ["id"] = (1_700_000_000_000 + Interlocked.Increment(ref _ids)).ToString(CultureInfo.InvariantCulture) });
    }

    private static IResult Json(JsonObject body) => Results.Text(body.ToJsonString(), "application/json");
}

using System.Net;
using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>The keys of the Bot Framework, and the tokens of Entra and of machines on Azure. Whoever calls it sees to it that nobody else does meanwhile.</summary>
internal sealed class FakeEntra(TokenIssuer issuer)
{
    private int _tokens;

    public int KeyReads { get; private set; }

    public int TokenCalls { get; private set; }

    public bool AreKeysDown { get; set; }

    /// <summary>With what the bot asked for its newest token.</summary>
    public string LastTokenRequest { get; private set; } = string.Empty;

    /// <summary>The header of whoever comes with the newest token.</summary>
    public string Newest => $"Bearer token-{_tokens}";

    /// <returns>Null for an address that is none of its own.</returns>
    public HttpResponseMessage? Answer(Uri address, string body) => address.Host switch
    {
        "login.botframework.com" or "login.botframework.azure.us" or "login.botframework.azure.cn" => Keys(address),
        "login.microsoftonline.com" => Token(address, body, "api.botframework.com"),
        "login.microsoftonline.us" => Token(address, body, "api.botframework.us"),
        "login.partner.microsoftonline.cn" => Token(address, body, "api.botframework.azure.cn"),
        "169.254.169.254" => MachineToken(address),
        _ => null,
    };

    private HttpResponseMessage Keys(Uri address)
    {
        if (AreKeysDown)
        {
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        }

        if (address.AbsolutePath.EndsWith("/keys", StringComparison.Ordinal))
        {
            KeyReads++;
            return FakeConnector.Json(issuer.KeySet);
        }

        return FakeConnector.Json(new JsonObject { ["issuer"] = TokenIssuer.Issuer, ["jwks_uri"] = $"https://{address.Host}/v1/.well-known/keys", ["id_token_signing_alg_values_supported"] = new JsonArray("RS256") });
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
        return FakeConnector.Json(new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = "3600", ["expires_on"] = $"{TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds()}", ["resource"] = "x", ["access_token"] = $"token-{++_tokens}" });
    }

    private HttpResponseMessage Token(Uri address, string body, string resource)
    {
        TokenCalls++;
        LastTokenRequest = Uri.UnescapeDataString(body);
        var isRight = address.AbsolutePath is $"/{FakeConnector.Tenant}/oauth2/v2.0/token" or "/botframework.com/oauth2/v2.0/token"
            && body.Contains("grant_type=client_credentials", StringComparison.Ordinal)
            && body.Contains($"scope=https%3A%2F%2F{resource}%2F.default", StringComparison.OrdinalIgnoreCase);
        return isRight
            ? FakeConnector.Json(new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3600, ["access_token"] = $"token-{++_tokens}" })
            : FakeConnector.Json(new JsonObject { ["error"] = "invalid_request" }, HttpStatusCode.BadRequest);
    }
}

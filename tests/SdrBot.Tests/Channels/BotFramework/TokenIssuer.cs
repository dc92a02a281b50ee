using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>The Bot Framework's own issuer of tokens, with keys that a test can change.</summary>
internal sealed class TokenIssuer : IDisposable
{
    public const string Issuer = "https://api.botframework.com";

    private readonly List<IssuerKey> _keys = [];

    public TokenIssuer() => AddKey("msteams", "webchat");

    public IssuerKey Newest => _keys[^1];

    public IssuerKey AddKey(params string[] endorsements)
    {
#pragma warning disable CA2000 // The issuer disposes of its keys.
        _keys.Add(new IssuerKey(RSA.Create(2048), $"key{_keys.Count + 1}", endorsements));
#pragma warning restore CA2000
        return Newest;
    }

    /// <summary>What it signs is good for nothing any more.</summary>
    public void Withdraw(IssuerKey key)
    {
        _keys.Remove(key);
        key.Rsa.Dispose();
    }

    public JsonObject KeySet => new()
    {
        ["keys"] = new JsonArray([.. _keys.Select(k => new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = k.Kid,
            ["n"] = Base64UrlEncoder.Encode(k.Rsa.ExportParameters(false).Modulus),
            ["e"] = Base64UrlEncoder.Encode(k.Rsa.ExportParameters(false).Exponent),
            ["endorsements"] = new JsonArray([.. k.Endorsements.Select(e => (JsonNode?)e)]),
        })]),
    };

    public string Make(DateTimeOffset now, TokenParts? parts = null)
    {
        parts ??= new TokenParts();
        var key = parts.Key ?? Newest;
        var payload = new JsonObject { ["iss"] = parts.Issuer, ["aud"] = parts.Audience, ["nbf"] = (now + parts.NotBefore).ToUnixTimeSeconds() };
        if (parts.ServiceUrl is { } url)
        {
            payload[parts.ServiceUrlClaim] = url;
        }

        if (parts.Expires is { } expires)
        {
            payload["exp"] = (now + expires).ToUnixTimeSeconds();
        }

        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = parts.Algorithm, ["kid"] = parts.Kid ?? key.Kid };
        var text = $"{Base64UrlEncoder.Encode(header.ToJsonString())}.{Base64UrlEncoder.Encode(payload.ToJsonString())}";
        var bytes = System.Text.Encoding.ASCII.GetBytes(text);
        var signature = parts.Algorithm switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(key.Rsa.ExportSubjectPublicKeyInfo(), bytes),
            _ => key.Rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{text}.{Base64UrlEncoder.Encode(signature)}";
    }

    public void Dispose() => _keys.ForEach(k => k.Rsa.Dispose());
}

internal sealed record IssuerKey(RSA Rsa, string Kid, string[] Endorsements);

/// <summary>What a token says; as it stands it is a good one.</summary>
internal sealed record TokenParts
{
    public IssuerKey? Key { get; init; }

    public string? Kid { get; init; }

    public string Algorithm { get; init; } = "RS256";

    public string Issuer { get; init; } = TokenIssuer.Issuer;

    public string Audience { get; init; } = FakeConnector.AppId;

    public TimeSpan NotBefore { get; init; } = TimeSpan.FromMinutes(-1);

    public TimeSpan? Expires { get; init; } = TimeSpan.FromHours(1);

    public string? ServiceUrl { get; init; } = FakeConnector.ServiceUrl;

    public string ServiceUrlClaim { get; init; } = "serviceurl";
}

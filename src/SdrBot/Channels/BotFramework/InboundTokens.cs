using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SdrBot.Channels.BotFramework;

/// <summary>Whether a request comes from a channel of the Bot Framework: its token is signed by a known key, made out by the Bot Framework for this bot, and good now.</summary>
/// <remarks><see href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication"/>. Tokens of the Emulator and of other bots are not taken.</remarks>
internal sealed class InboundTokens(BotFrameworkOptions options, SigningKeys keys, TimeProvider clock)
{
    private const string Scheme = "Bearer ";
    private const string ServiceUrl = "serviceurl";
    private const int LongestToken = 16 * 1024;

    /// <summary>How many are remembered: a channel's service uses one for an hour.</summary>
    private const int Most = 64;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };

    /// <summary>What was found good: the same token need not be taken apart and its signature reckoned again for each message.</summary>
    private readonly ConcurrentDictionary<string, Good> _good = new(StringComparer.Ordinal);

    /// <param name="authorization">The one <c>Authorization</c> header.</param>
    /// <returns>What the token says; null when it is nobody's.</returns>
    public async Task<ChannelIdentity?> ReadAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (options.AppId is null || authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) is not true || authorization.Length > LongestToken)
        {
            return null;
        }

        if (_good.TryGetValue(authorization, out var known) && IsGoodNow(known.NotBefore, known.Expires) && await keys.FindAsync(known.Identity.Key.Key.Kid, cancellationToken) == known.Identity.Key)
        {
            return known.Identity;
        }

        if (Parse(authorization[Scheme.Length..].Trim()) is not { } token
            || !Algorithms.Contains(token.Alg, StringComparer.Ordinal)
            || await keys.FindAsync(token.Kid, cancellationToken) is not { } key)
        {
            return null;
        }

        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = options.Cloud.Issuer,
            ValidAudience = options.AppId,
            IssuerSigningKey = key.Key,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsGoodNow(notBefore, expires),
            ClockSkew = Skew,
        });
        return result.IsValid && ServiceUrlOf(result.ClaimsIdentity) is { } serviceUrl ? Keep(authorization, token, new ChannelIdentity(serviceUrl, key)) : null;
    }

    /// <summary>Only what a known key signed comes here, so nobody else can fill the place.</summary>
    private ChannelIdentity Keep(string authorization, JsonWebToken token, ChannelIdentity identity)
    {
        if (_good.Count >= Most)
        {
            _good.Clear();
        }

        _good[authorization] = new Good(identity, token.ValidFrom == DateTime.MinValue ? null : token.ValidFrom, token.ValidTo);
        return identity;
    }

    private bool IsGoodNow(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + Skew && (notBefore is not { } begin || now >= begin - Skew);
    }

    private static JsonWebToken? Parse(string token)
    {
        try
        {
            return new JsonWebToken(token) is { Kid.Length: > 0 } parsed ? parsed : null;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or FormatException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>A claim that stands there twice says nothing.</summary>
    private static string? ServiceUrlOf(ClaimsIdentity identity) =>
        identity.Claims.Where(c => string.Equals(c.Type, ServiceUrl, StringComparison.OrdinalIgnoreCase)).ToList() is [{ Value: { Length: > 0 } url }] ? url : null;

    private sealed record Good(ChannelIdentity Identity, DateTime? NotBefore, DateTime Expires);
}

/// <summary>A channel of the Bot Framework, as its token names it.</summary>
internal sealed record ChannelIdentity(string ServiceUrl, SigningKey Key)
{
    /// <summary>Whether the activity is one that this token may carry.</summary>
    public bool Covers(Activity activity) =>
        string.Equals(ServiceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase)
        && activity.ChannelId is { Length: > 0 } channel
        && Key.Endorsements.Contains(channel);
}

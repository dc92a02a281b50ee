using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using SdrBot.Storage;

namespace SdrBot.Channels.Slack;

/// <summary>The state that travels through Slack with an installation: good for ten minutes, for the browser that began it, and once.</summary>
internal sealed class SlackStates(IDataProtectionProvider protection, IDatabase database, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int LongestState = 1000;

    private readonly IDataProtector _protector = protection.CreateProtector("slack.state");

    /// <summary>What a browser is known by; kept in a cookie that only it has.</summary>
    public static string NewBrowser() => Random();

    /// <param name="browser">Of the cookie.</param>
    public string Issue(string browser) =>
        _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{Random()} {(clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds()} {Hash(browser)}"));

    /// <summary>Takes a state, so that it is worth nothing afterwards.</summary>
    /// <returns>Null when it is good; else which sentence says why it is not.</returns>
    public async Task<string?> TakeAsync(string? state, string? browser, CancellationToken cancellationToken)
    {
        if (Read(state) is not [var id, var until, var hash] || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var last))
        {
            return "unknown";
        }

        if (browser is null || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(browser)), Encoding.ASCII.GetBytes(hash)))
        {
            return "elsewhere";
        }

        var now = clock.GetUtcNow();
        return now.ToUnixTimeMilliseconds() >= last ? "expired" : await IsFirstAsync(id, DateTimeOffset.FromUnixTimeMilliseconds(last), now, cancellationToken) ? null : "used";
    }

    private Task<bool> IsFirstAsync(string id, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        "slack|install",
        async session =>
        {
            await session.RunAsync("DELETE FROM slack_states WHERE until <= @now", new { now });
            return await session.RunAsync("INSERT INTO slack_states (id, until) VALUES (@id, @until) ON CONFLICT (id) DO NOTHING", new { id, until }) == 1;
        },
        cancellationToken);

    private string[]? Read(string? state)
    {
        try
        {
            return state is { Length: > 0 and <= LongestState } ? _protector.Unprotect(state).Split(' ') : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

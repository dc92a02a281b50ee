using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SdrBot.Channels.Slack;

/// <summary>Whether a request comes from Slack: an HMAC over its raw bytes, before anybody has looked into them.</summary>
/// <remarks><see href="https://docs.slack.dev/authentication/verifying-requests-from-slack"/>.</remarks>
internal static class SlackSignature
{
    public const string SignatureHeader = "X-Slack-Signature";
    public const string TimestampHeader = "X-Slack-Request-Timestamp";

    private const string Version = "v0";

    /// <summary>How far the sender's clock may be from ours, either way: an older request may be a replay, a newer one waits to become one.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(300);

    /// <param name="secret">The signing secret as UTF-8.</param>
    /// <param name="timestamp">The timestamp header; null unless it came exactly once.</param>
    /// <param name="signature">The signature header; null unless it came exactly once.</param>
    public static bool IsGenuine(ReadOnlySpan<byte> secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Window.TotalSeconds
            || signature is null
            || !signature.StartsWith(Version + "=", StringComparison.Ordinal))
        {
            return false;
        }

        var expected = Encoding.ASCII.GetBytes(Sign(secret, seconds, body));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
    }

    /// <returns><c>v0=</c> and 64 hexadecimal digits in lower case.</returns>
    public static string Sign(ReadOnlySpan<byte> secret, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hmac.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version}:{timestamp}:")));
        hmac.AppendData(body);
        return $"{Version}={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }
}

using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary>Addresses that people and files supplied: a link only where it can be nothing else than a page on the web.</summary>
public static class WebAddress
{
    private const int Longest = 2000;

    /// <returns>The address to open; null for anything but plain http and https, and for hosts that can look like another.</returns>
    public static string? Of(string? text)
    {
        var trimmed = (text ?? string.Empty).Trim();
        if (trimmed.Length is 0 or > Longest || trimmed.Any(c => c is <= ' ' or > '~' or '\\' or '<' or '>' or '"'))
        {
            return null;
        }

        var address = trimmed.Contains("://", StringComparison.Ordinal) ? trimmed : "https://" + trimmed;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.UserInfo.Length == 0
            && !address.Contains('@', StringComparison.Ordinal)
            && IsHost(uri.Host)
                ? address
                : null;
    }

    /// <summary>The text as it was written, as a link where it is one.</summary>
    public static Sentence Said(string text) => Of(text) is { } address ? new([new Run(text.Trim(), Link: address)]) : Sentence.Of(text);

    public static Sentence Mail(string text) => ContactKeys.Email(text) is { } key && key.All(char.IsAscii) ? new([new Run(text, Link: $"mailto:{key}")]) : Sentence.Of(text);

    public static Sentence Dial(string text) => ContactKeys.Phone(text) is { } key ? new([new Run(text, Link: $"tel:{key.Number}")]) : Sentence.Of(text);

    public static bool IsLinkedIn(string text) =>
        Of(text) is { } address && new Uri(address).Host.ToUpperInvariant() is var host && (host == "LINKEDIN.COM" || host.EndsWith(".LINKEDIN.COM", StringComparison.Ordinal));

    /// <summary>Punycode draws letters of any script, so nobody can tell what such a name looks like.</summary>
    private static bool IsHost(string host) =>
        host.Contains('.', StringComparison.Ordinal)
        && host.Split('.') is var labels
        && Array.TrueForAll(labels, l => l.Length > 0 && !l.StartsWith("xn--", StringComparison.OrdinalIgnoreCase) && l.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        && labels[^1].All(char.IsAsciiLetter);
}

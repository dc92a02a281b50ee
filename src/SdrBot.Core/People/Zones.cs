using System.Collections.Immutable;

namespace SdrBot.People;

/// <summary>Time zones by their IANA id, by the Windows id, or by a city's name.</summary>
public static class Zones
{
    private static readonly ImmutableArray<string> Ids = [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(id => id.Contains('/', StringComparison.Ordinal))];

    /// <returns>The zone, or null when the machine knows none of that name.</returns>
    public static TimeZoneInfo? Find(string? id) =>
        !string.IsNullOrWhiteSpace(id) && id.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(id.Trim(), out var zone) ? zone : null;

    /// <returns>The IANA id for <c>Asia/Seoul</c>, <c>Korea Standard Time</c>, <c>seoul</c> or <c>new york</c>; null when nothing fits.</returns>
    public static string? Recognize(string text)
    {
        text = text.Trim();
        if (Ids.FirstOrDefault(id => id.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } exact)
        {
            return exact;
        }

        if (TimeZoneInfo.TryConvertWindowsIdToIanaId(text, out var iana))
        {
            return iana;
        }

        return Ids.FirstOrDefault(id => City(id).Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? (text.Equals("utc", StringComparison.OrdinalIgnoreCase) ? "Etc/UTC" : null);
    }

    /// <summary>Up to three zones whose name resembles the text, for "did you mean".</summary>
    public static ImmutableArray<string> Suggest(string text)
    {
        var start = text.Trim().Split('/')[^1];
        start = start[..Math.Min(3, start.Length)];
        return start.Length == 0 ? [] : [.. Ids.Where(id => City(id).StartsWith(start, StringComparison.OrdinalIgnoreCase)).Take(3)];
    }

    /// <summary><c>America/New_York</c> is called New York.</summary>
    public static string City(string id) =>
        id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ');
}

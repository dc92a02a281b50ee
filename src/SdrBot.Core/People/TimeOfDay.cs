using System.Globalization;

namespace SdrBot.People;

/// <summary>Reads a time of day as people write it in a setting: <c>8:30</c>, <c>9</c>, <c>5pm</c>, <c>17:00</c>.</summary>
public static class TimeOfDay
{
    private static readonly string[] Formats =
        ["H:mm", "HH:mm", "%H", "HH", "h:mmtt", "h:mm tt", "htt", "h tt", "H.mm", "yyyy-MM-dd'T'HH:mm"];

    /// <returns>Null when the text is no time.</returns>
    public static TimeOnly? Parse(string? text) =>
        DateTime.TryParseExact(text?.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var time) ? TimeOnly.FromDateTime(time) : null;
}

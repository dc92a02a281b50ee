using System.Globalization;

namespace SdrBot.People;

/// <summary>Reads a day as people write it in a setting: <c>today</c>, <c>tomorrow</c>, <c>fri</c>, <c>2026-03-05</c>, <c>Mar 5</c>.</summary>
public static class LocalDay
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "MMM d", "MMMM d", "d MMM", "d MMMM", "MMM d, yyyy", "M/d/yyyy"];

    /// <returns>The day named, the next one of that name where the year or the week is left open; null when the text is no day.</returns>
    public static DateOnly? Parse(string? text, DateOnly today)
    {
        text = text?.Trim(' ', ',');
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.Equals("today", StringComparison.OrdinalIgnoreCase) || text.Equals("now", StringComparison.OrdinalIgnoreCase))
        {
            return today;
        }

        if (text.Equals("tomorrow", StringComparison.OrdinalIgnoreCase))
        {
            return today.AddDays(1);
        }

        for (var i = 1; i <= 7; i++)
        {
            if (text.Length >= 3 && today.AddDays(i).DayOfWeek.ToString().StartsWith(text, StringComparison.OrdinalIgnoreCase))
            {
                return today.AddDays(i);
            }
        }

        if (!DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
        {
            return null;
        }

        var day = DateOnly.FromDateTime(parsed);
        return text.Contains("20", StringComparison.Ordinal) && text.Any(c => c is '-' or ',' or '/') ? day : ThisYearOrNext(day, today);
    }

    private static DateOnly ThisYearOrNext(DateOnly day, DateOnly today)
    {
        var year = new DateOnly(today.Year, day.Month, 1).AddDays(Math.Min(day.Day, DateTime.DaysInMonth(today.Year, day.Month)) - 1);
        return year >= today ? year : year.AddYears(1);
    }
}

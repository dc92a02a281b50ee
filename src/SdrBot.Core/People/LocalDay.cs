using System.Globalization;

namespace SdrBot.People;

/// <summary>Reads a day as people write it in a setting: <c>today</c>, <c>tomorrow</c>, <c>fri</c>, <c>2026-03-05</c>, <c>Mar 5</c>.</summary>
public static class LocalDay
{
    /// <summary>Days from today, back or ahead: a day further off is a slip of the finger.</summary>
    public const int MostDays = 1098;

    private static readonly string[] WithYear = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "MMM d, yyyy", "M/d/yyyy"];
    private static readonly string[] WithoutYear = ["MMM d", "MMMM d", "d MMM", "d MMMM"];

    /// <summary>Whether somebody can mean that day.</summary>
    public static bool IsNear(DateOnly day, DateOnly today) => Math.Abs(day.DayNumber - today.DayNumber) <= MostDays;

    /// <returns>The day named, the next one of that name where the year or the week is left open; null when the text is no day, or one that is out of reach.</returns>
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

        return Read(text, WithYear) is { } day ? (IsNear(day, today) ? day : null)
            : Read(text, WithoutYear) is { } open ? ThisYearOrNext(open, today)
            : null;
    }

    private static DateOnly? Read(string text, string[] formats) =>
        DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? DateOnly.FromDateTime(read) : null;

    private static DateOnly ThisYearOrNext(DateOnly day, DateOnly today)
    {
        var year = new DateOnly(today.Year, day.Month, 1).AddDays(Math.Min(day.Day, DateTime.DaysInMonth(today.Year, day.Month)) - 1);
        return year >= today ? year : year.AddYears(1);
    }
}

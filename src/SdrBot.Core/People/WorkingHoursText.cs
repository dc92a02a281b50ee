using System.Collections.Immutable;

namespace SdrBot.People;

/// <summary>Reads working hours as people write them: <c>9:00-18:00 mon-fri</c>, <c>8-17</c>, <c>10:00-16:00 mon,wed,fri</c>.</summary>
public static class WorkingHoursText
{
    private static readonly ImmutableArray<string> Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <param name="present">What stays when the text names no days.</param>
    /// <returns>Null when the text says no hours, or hours that end before they begin.</returns>
    public static WorkingHours? Parse(string text, WorkingHours present)
    {
        var words = text.Replace('–', '-').Replace(" - ", "-", StringComparison.Ordinal).Replace(" to ", "-", StringComparison.OrdinalIgnoreCase).Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0
            || words[0].Split('-') is not [var from, var to]
            || TimeOfDay.Parse(from) is not { } start
            || TimeOfDay.Parse(to) is not { } end
            || start >= end)
        {
            return null;
        }

        var days = words.Length == 1 ? present.Days : DaysOf(words[1]);
        return days is { Count: > 0 } ? new WorkingHours(days, start, end) : null;
    }

    private static ImmutableSortedSet<DayOfWeek>? DaysOf(string text)
    {
        var days = ImmutableSortedSet.CreateBuilder<DayOfWeek>();
        foreach (var part in text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-').Select(DayOf).ToArray();
            if (ends.Length > 2 || ends.Any(d => d is null))
            {
                return null;
            }

            for (var day = ends[0]!.Value; days.Add(day) && day != ends[^1];)
            {
                day = (DayOfWeek)(((int)day + 1) % 7);
            }
        }

        return days.ToImmutable();
    }

    private static DayOfWeek? DayOf(string word) =>
        word.Length >= 3 && Days.IndexOf(word[..3], StringComparer.OrdinalIgnoreCase) is >= 0 and var index
            && ((DayOfWeek)index).ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase)
                ? (DayOfWeek)index
                : null;
}

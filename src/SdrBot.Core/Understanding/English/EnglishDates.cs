using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>Calendar dates in English, month first where digits alone leave it open: "3/5", "Mar 5, 2026", "5th of March".</summary>
internal static class EnglishDates
{
    public static Reading<Day>? Read(Line line, int at, DateOnly today) =>
        line.IsDigits(at) ? Digits(line, at, today) ?? DayFirst(line, at, today) : MonthFirst(line, at, today) ?? DayFirst(line, at, today);

    /// <summary>A month by name; "may" and other everyday words only where a month is likely.</summary>
    public static int? Month(Line line, int at) =>
        W.Months.TryGetValue(line[at], out var month)
        && (!W.Ambiguous.Contains(line[at]) || line[at].Length < 4 && line[at] != "may" && line[at] != "mar" || IsMonthWord(line, at))
            ? month
            : null;

    private static bool IsMonthWord(Line line, int at) =>
        line.IsDigits(at + 1) || line.IsDigits(at - 1) || line[at - 1] is "of" or "in" or "until" or "till" or "since" or "by" or "next" or "last" or "early" or "mid" or "late" or "-"
            || EnglishNumbers.Ordinal(line, at + 1) is not null || (line.IsGlued(at + 1) && line[at + 1] is "/" or "-" or ".")
            || (line[at - 1] is "to" or "and" && W.Months.ContainsKey(line[at - 2]))
            || (line[at - 1] is "this" or "for" or "from" && line.IsCapital(at)) || (line[at] is "march" && line[at + 1] is "the" && line.IsCapital(at));

    private static Reading<Day>? Digits(Line line, int at, DateOnly today)
    {
        if (line.Length(at) == 8 && Calendar.Exact(line.Value(at) / 10_000, line.Value(at) / 100 % 100, line.Value(at) % 100) is { Year: > 1900 and < 2200 } compact
            && !line.IsGlued(at))
        {
            return Exactly(at + 1, compact);
        }

        var separator = line[at + 1];
        if (separator is not ("-" or "/" or ".") || (line.IsGlued(at) && line[at - 1] is "/" or "." or "+" or "$" or ":" && line.IsDigits(at - 2)))
        {
            return null;
        }

        // "2020/Sep/23", "05-Aug-2016", "2020/23/Sep"
        if (Named(line, at, separator) is { } named)
        {
            return named;
        }

        if (!line.IsGlued(at + 1) || !line.IsGlued(at + 2) || !line.IsDigits(at + 2))
        {
            return null;
        }

        var (first, second) = (line.Value(at), line.Value(at + 2));
        var third = line[at + 3] == separator || (line[at + 3] == "," && separator == "/") ? at + 4 : -1;
        if (third > 0 && line.IsDigits(third) && (line.IsGlued(third) || line[third - 1] == ","))
        {
            if (line.IsGlued(third + 1) && line[third + 1] == separator && line.IsDigits(third + 2)) { return null; }
            return Three(line, at, first, second, line.Value(third), line.Length(at), line.Length(third)) is { } date
                ? Exactly(third + 1, date)
                : null;
        }

        var glued = line.IsGlued(at + 3) && (line[at + 3] is "-" or "/" or "%" or ":" || (line[at + 3] == "." && line.IsGlued(at + 4) && line.IsDigits(at + 4)) || line.IsWord(at + 3));
        var isDate = separator == "/" ? line.Length(at + 2) <= 2 && line.Length(at) <= 2 && line[at - 1] is not "+"
            : line.Length(at + 2) <= 2 && line.Length(at) <= 2 && line[at - 1] is "on" or "by" or "in" or "due" && !(line[at - 1] == "in" && line.IsWord(at + 3))
                || (line.Length(at + 2) <= 2 && line.Length(at) <= 2 && EnglishDays.WeekdayNamed(line, at - 1) is not null && separator != "-");
        return isDate && !glued && Two(first, second, today) is { } ahead ? new(at + 3, ahead) : null;
    }

    private static Reading<Day>? Named(Line line, int at, string separator)
    {
        if (line[at + 3] != separator || line.Value(at) < 0)
        {
            return null;
        }

        if (W.Months.TryGetValue(line[at + 2], out var month) && line.Value(at + 4) is >= 0 and var last)
        {
            var (year, day) = line.Length(at) == 4 ? (line.Value(at), last) : (Year(last, line.Length(at + 4)), line.Value(at));
            return Exactly(at + 5, Calendar.Exact(year, month, day));
        }

        return line.Length(at) == 4 && line.Value(at + 2) is >= 0 and var middle && W.Months.TryGetValue(line[at + 4], out month)
            ? Exactly(at + 5, Calendar.Exact(line.Value(at), month, middle))
            : null;
    }

    private static DateOnly? Three(Line line, int at, int first, int second, int third, int firstLength, int thirdLength)
    {
        if (firstLength == 4)
        {
            return first is > 1000 and < 3000 && line.Length(at + 2) <= 2 && thirdLength <= 2
                ? Calendar.Exact(first, second, third) ?? Calendar.Exact(first, third, second)
                : null;
        }

        if (firstLength > 2 || line.Length(at + 2) > 2 || thirdLength is not (2 or 4))
        {
            return null;
        }

        var year = Year(third, thirdLength);
        return Calendar.Exact(year, first, second) ?? Calendar.Exact(year, second, first)
            ?? (thirdLength == 2 ? Calendar.Exact(Year(first, 2), second, third) : null);
    }

    private static Day? Two(int first, int second, DateOnly today) =>
        (Calendar.Ahead(today, first, second) ?? Calendar.Ahead(today, second, first)) is { } date
            ? new Day(date, DayKind.Calendar, YearSaid: false)
            : null;

    // "March 3", "Dec-2018" is a month, "September-2020-23", "Nov/2", "Feb 5th, 2027"
    private static Reading<Day>? MonthFirst(Line line, int at, DateOnly today)
    {
        if (Month(line, at) is not { } month)
        {
            return null;
        }

        var next = at + 1;
        if (line[next] is "/" or "-" or "." or "," && (line.IsGlued(next) || line[next] == ",")) { next++; }
        if (line.Length(next) == 4 && line[next + 1] == "-" && line.IsGlued(next + 1) && line.IsDigits(next + 2) && line.Length(next + 2) <= 2)
        {
            return Exactly(next + 3, Calendar.Exact(line.Value(next), month, line.Value(next + 2)));
        }

        next = line[next] == "the" ? next + 1 : next;
        if (DayNumber(line, next, wordsToo: true) is not { } day || (line.IsDigits(next) && IsSomethingElse(line, day.End)))
        {
            return null;
        }

        return WithYear(line, day.End, today, month, day.Value);
    }

    // A clock ("Dec 8:30"), a unit ("in March 5 meetings" is left alone) or a decimal is no day.
    private static bool IsSomethingElse(Line line, int end) =>
        (line.IsGlued(end) && (line[end] == ":" || line[end] == "%" || (line[end] == "." && line.IsGlued(end + 1) && line.IsDigits(end + 1))
            || (line.IsWord(end) && !W.Months.ContainsKey(line[end]))))
        || (line[end] is "am" or "pm" && line.IsGlued(end));

    // "3 March 2027", "twenty second of June", "the 4th of July", "28 june in 2020"
    private static Reading<Day>? DayFirst(Line line, int at, DateOnly today)
    {
        var start = line[at] == "the" ? at + 1 : at;
        if (DayNumber(line, start, wordsToo: line[start - 1] == "the" || EnglishNumbers.Ordinal(line, start) is not null) is not { } day
            || (line.IsGlued(start) && line[start - 1] is "$" or "." or "/" or ":" && line.IsDigits(start) && line[start - 1] is not ":"))
        {
            return null;
        }

        var next = line[day.End] == "day" ? day.End + 1 : day.End;
        if (line[next] is "of" or "-" or "/" or ",") { next++; }
        if (!W.Months.TryGetValue(line[next], out var month) || (line[next] is "may" or "march" or "mar" && line.IsWord(next + 1) && next == day.End && !line.IsCapital(next)
            && line[next + 1] is not ("at" or "in" or "for" or "from" or "and" or "to")) || line[start - 1] is "$" or "€" or "£")
        {
            return null;
        }

        return WithYear(line, next + 1, today, month, day.Value);
    }

    private static Reading<int>? DayNumber(Line line, int at, bool wordsToo)
    {
        if (EnglishNumbers.Ordinal(line, at) is { Value: >= 1 and <= 31 } ordinal && (line.IsDigits(at) || wordsToo))
        {
            return ordinal;
        }

        if (line.IsDigits(at))
        {
            return line.Length(at) <= 2 && line.Value(at) is >= 1 and <= 31 ? new(at + 1, line.Value(at)) : null;
        }

        return wordsToo && EnglishNumbers.Small(line, at) is { Value: >= 1 and <= 31 } small ? small : null;
    }

    private static Reading<Day>? WithYear(Line line, int at, DateOnly today, int month, int day)
    {
        var next = line[at] is "," or "of" or "in" or "/" or "-" or "." ? at + 1 : at;
        if (line[at] == "." && line[next] == ",") { next++; }
        if (line.Length(next) == 4 && line.Value(next) is > 1900 and < 2200 and var year && !line.IsWord(next + 1) | line[next + 1] is not ("am" or "pm")
            && Half(line, next) && Calendar.Exact(year, month, day) is { } dated)
        {
            return new(next + 1, new Day(dated, DayKind.Calendar));
        }

        if (line[next] == "'" && line.Length(next + 1) == 2 && line.Value(next + 1) >= 0)
        {
            return Exactly(next + 2, Calendar.Exact(Year(line.Value(next + 1), 2), month, day));
        }

        if (EnglishYears.Spoken(line, next) is { } spoken)
        {
            return Exactly(spoken.End, Calendar.Exact(spoken.Value, month, day));
        }

        return Calendar.Ahead(today, month, day) is { } date ? new(at, new Day(date, DayKind.Calendar, YearSaid: false)) : null;
    }

    private static bool Half(Line line, int year) => !(line.IsGlued(year + 1) && line[year + 1] is ":");

    private static int Year(int year, int length) => length <= 2 ? Calendar.FullYear(year) : year;

    private static Reading<Day>? Exactly(int end, DateOnly? date) => date is { } day ? new(end, new Day(day, DayKind.Calendar)) : null;
}

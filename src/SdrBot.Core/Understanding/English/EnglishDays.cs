using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>How a day was named; the later kinds say more than the earlier ones.</summary>
internal enum DayKind
{
    Relative,
    Weekday,
    Ordinal,
    Calendar,
}

/// <summary>A day as said. A calendar day without its year may still move to the year that its companions ask for.</summary>
internal readonly record struct Day(DateOnly Date, DayKind Kind, DayOfWeek? Weekday = null, bool This = false, bool YearSaid = true);

/// <summary>Days in English: "tomorrow", "next Friday", "the 12th", "March 3", "3/4", "2026-03-05".</summary>
internal static class EnglishDays
{
    public static Reading<Day>? Read(Line line, int at, DateOnly today) =>
        EnglishDates.Read(line, at, today)
        ?? Relative(line, at, today)
        ?? Weekday(line, at, today)
        ?? NthWeekday(line, at, today)
        ?? DayOfMonth(line, at, today);

    public static DayOfWeek? WeekdayNamed(Line line, int at) =>
        W.Weekdays.TryGetValue(line[at], out var day) && (!W.Ambiguous.Contains(line[at]) || IsDayWord(line, at)) ? (DayOfWeek)day : null;

    // "sat" and "sun" are words of their own; a capital, a number or a time preposition beside them makes them days.
    private static bool IsDayWord(Line line, int at) =>
        line[at] is "mon" or "wed" or "thu" || line.IsCapital(at) || line.IsDigits(at + 1) || line[at + 1] is "at" or "morning" or "the" or "," or "afternoon" or "evening" or "night" or ""
        || (W.TimePrepositions.Contains(line[at - 1]) && line[at - 1] != "the");

    private static Reading<Day>? Relative(Line line, int at, DateOnly today)
    {
        if (W.RelativeDays.TryGetValue(line[at], out var shift))
        {
            return line[at] == "tom" && line.IsCapital(at) ? null : new(at + 1, new Day(today.AddDays(shift), DayKind.Relative));
        }

        if (line[at] is "eow" or "cow")
        {
            return new(at + 1, new Day(Calendar.InWeek(today, DayOfWeek.Friday, 0), DayKind.Weekday));
        }

        var start = line[at] == "the" ? at + 1 : at;
        if (line[start] == "day")
        {
            return line[start + 1] switch
            {
                "after" when line[start + 2] is "tomorrow" or "tmrw" or "tmr" => new(start + 3, new Day(today.AddDays(2), DayKind.Relative)),
                "before" when line[start + 2] == "yesterday" => new(start + 3, new Day(today.AddDays(-2), DayKind.Relative)),
                "after" when start > at && !line.IsWord(start + 2) => new(start + 2, new Day(today.AddDays(1), DayKind.Relative)),
                "before" when start > at && !line.IsWord(start + 2) => new(start + 2, new Day(today.AddDays(-1), DayKind.Relative)),
                "of" or "to" => null,
                _ when start > at => new(start + 1, new Day(today, DayKind.Relative)),
                _ => null,
            };
        }

        if (line[at] == "my" && line[at + 1] == "day" && line[at + 2] != "off")
        {
            return new(at + 2, new Day(today, DayKind.Relative));
        }

        return W.Shifts.TryGetValue(line[start], out shift) && line[start + 1] == "day" && shift != 0
            ? new(start + 2, new Day(today.AddDays(shift), DayKind.Relative))
            : null;
    }

    private static Reading<Day>? Weekday(Line line, int at, DateOnly today)
    {
        var start = line[at] == "the" ? at + 1 : at;
        var said = W.Shifts.TryGetValue(line[start], out var shift);
        var nameAt = said ? start + 1 : start;

        // "next week Friday", "this week - Monday"
        if (said && line[nameAt] is "week" or "wk")
        {
            var after = line[nameAt + 1] is "-" or "on" or "," ? nameAt + 2 : nameAt + 1;
            return WeekdayNamed(line, after) is { } inWeek
                ? new(after + 1, new Day(Calendar.InWeek(today, inWeek, shift), DayKind.Weekday, inWeek))
                : null;
        }

        if (WeekdayNamed(line, nameAt) is not { } weekday)
        {
            return null;
        }

        var end = nameAt + 1;
        if (line[end] == "." && line.IsGlued(end) && line.Length(nameAt) <= 4 && line.IsWord(end + 1)) { end++; }
        if (said)
        {
            var date = line[start] is "past" ? Calendar.OnOrAfter(today, weekday).AddDays(-7)
                : line[start] is "coming" or "upcoming" ? Calendar.OnOrAfter(today.AddDays(1), weekday)
                : Calendar.InWeek(today, weekday, shift);
            return new(end, new Day(date, DayKind.Weekday, weekday, shift == 0));
        }

        return OfWeek(line, end, today, weekday)
            ?? Numbered(line, end, today, weekday)
            ?? new Reading<Day>(end, new Day(Calendar.OnOrAfter(today, weekday), DayKind.Weekday, weekday));
    }

    // "Friday next week", "Tuesday of last week", "Monday week"
    private static Reading<Day>? OfWeek(Line line, int at, DateOnly today, DayOfWeek weekday)
    {
        var start = line[at] is "of" or "," or "in" ? at + 1 : at;
        start = line[start] == "the" ? start + 1 : start;
        if (W.Shifts.TryGetValue(line[start], out var shift) && line[start + 1] is "week" or "wk")
        {
            return new(start + 2, new Day(Calendar.InWeek(today, weekday, shift), DayKind.Weekday, weekday));
        }

        return start > at && line[start] == "week" && line[start + 1] == "after" && line[start + 2] == "next"
            ? new(start + 3, new Day(Calendar.InWeek(today, weekday, 2), DayKind.Weekday, weekday))
            : null;
    }

    // "Tuesday the eleventh", "Thu 14th", "Sunday 31"
    private static Reading<Day>? Numbered(Line line, int at, DateOnly today, DayOfWeek weekday)
    {
        var start = line[at] == "," ? at + 1 : at;
        var isThe = line[start] == "the";
        start = isThe ? start + 1 : start;
        var number = EnglishNumbers.Ordinal(line, start);
        if (number is null && isThe && EnglishNumbers.Small(line, start) is { } spoken) { number = spoken; }
        if (number is null && start == at && line.IsDigits(at) && IsLoneNumber(line, at)) { number = new(at + 1, line.Value(at)); }
        return number is { Value: >= 1 and <= 31 } day && !IsMonthNext(line, day.End) && EnglishDurations.Unit(line, day.End) is null
            && Calendar.Fitting(today, weekday, day.Value) is { } date
            ? new(day.End, new Day(date, DayKind.Calendar, weekday))
            : null;
    }

    private static bool IsLoneNumber(Line line, int at) =>
        line.Length(at) <= 2 && !line.IsWord(at + 1) && !(line.IsGlued(at + 1) && line[at + 1] is ":" or "/" or "-" or ".") && line[at + 1] is not "-";

    private static bool IsMonthNext(Line line, int at) => W.Months.ContainsKey(line[line[at] == "of" ? at + 1 : at]);

    // "first Monday of next month", "third Tuesday", "last Friday of March"
    private static Reading<Day>? NthWeekday(Line line, int at, DateOnly today)
    {
        var start = line[at] == "the" ? at + 1 : at;
        var ordinal = line[start] == "last" ? new Reading<int>(start + 1, -1) : EnglishNumbers.Ordinal(line, start);
        if (ordinal is not { Value: -1 or (>= 1 and <= 5) } nth || WeekdayNamed(line, nth.End) is not { } weekday)
        {
            return null;
        }

        var of = nth.End + 1;
        of = W.Parts.ContainsKey(line[of]) && line[of + 1] is "of" or "in" && EnglishMonths.First(line, of + 2, today) is not null ? of + 1 : of;
        var month = line[of] is "of" or "in" ? EnglishMonths.First(line, of + 1, today) : null;
        return Calendar.Nth(month?.Value ?? Calendar.FirstOfMonth(today), weekday, nth.Value) is { } date
            ? new(month?.End ?? of, new Day(date, DayKind.Calendar, weekday))
            : null;
    }

    // "the 27th", "20th of next month", "the second"
    private static Reading<Day>? DayOfMonth(Line line, int at, DateOnly today)
    {
        var isThe = line[at] == "the";
        var start = isThe ? at + 1 : at;
        if (EnglishNumbers.Ordinal(line, start) is not { Value: >= 1 and <= 31 } ordinal)
        {
            return isThe && EnglishNumbers.Small(line, start) is { Value: >= 1 and <= 31 } plain && IsBare(line, plain.End)
                && (line.IsWord(start) || line[at - 1] is "on" or "by") && Calendar.Ahead(today, plain.Value) is { } plainDate
                ? new(plain.End, new Day(plainDate, DayKind.Ordinal))
                : null;
        }

        var of = line[ordinal.End] == "day" ? ordinal.End + 1 : ordinal.End;
        if (line[of] is "of" or "in" && EnglishMonths.First(line, of + 1, today) is { } month && !W.Months.ContainsKey(line[month.End - 1]))
        {
            return Calendar.Exact(month.Value.Year, month.Value.Month, ordinal.Value) is { } date
                ? new(month.End, new Day(date, DayKind.Calendar))
                : null;
        }

        var isNumeral = line.IsDigits(start);
        return (isThe ? IsBare(line, ordinal.End) : isNumeral && line[at - 1] is "on" or "by" or "for" or "until" && IsBare(line, ordinal.End))
            && line[at - 1] is not ("around" or "between") && Calendar.Ahead(today, ordinal.Value) is { } ahead
            ? new(ordinal.End, new Day(ahead, DayKind.Ordinal))
            : null;
    }

    // A noun after the number would make it something else: "the second round", "the 1st week".
    private static bool IsBare(Line line, int at) =>
        !line.IsWord(at) && !(line.IsDigits(at) && line[at + 1] != ":") && line[at] is not ("%" or "-" or "/")
        || line[at] is "at" or "and" or "or" or "for" or "around" or "to" or "with" or "works" or "if" or "in" or "on" or "please" or "from" or "between" or "after" or "before"
        || EnglishClock.Read(line, at) is { Value.Plain: false };
}

using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>Days from <paramref name="Begin"/> up to but without <paramref name="End"/>.</summary>
internal readonly record struct Days(DateOnly Begin, DateOnly End);

/// <summary>Named periods in English: "next week", "this quarter", "Q1 2027", "late March", "the rest of the month".</summary>
internal static class EnglishPeriods
{
    public static Reading<Days>? Read(Line line, int at, DateOnly today) =>
        EnglishPeriodEdges.Read(line, at, today)
        ?? Shifted(line, at, today)
        ?? Containing(line, at, today)
        ?? EnglishYearParts.Read(line, at, today)
        ?? EnglishMonths.Read(line, at, today)
        ?? EnglishYears.Read(line, at)
        ?? Weekend(line, at, today);

    /// <summary>A period of which an edge may be meant.</summary>
    public static Reading<Days>? Whole(Line line, int at, DateOnly today)
    {
        var start = line[at] == "the" ? at + 1 : at;
        if (Unit(line, start) is { Value: not CalendarUnit.Fortnight } unit && line[unit.End] != "of")
        {
            return Of(unit.End, Calendar.Around(today, unit.Value, 0));
        }

        return Shifted(line, at, today) ?? EnglishYearParts.Read(line, at, today) ?? EnglishMonths.Read(line, at, today) ?? EnglishYears.Read(line, at);
    }

    public static Reading<Days>? Of(int end, (DateOnly Begin, DateOnly End)? days) =>
        days is { } span ? new(end, new Days(span.Begin, span.End)) : null;

    private static Reading<CalendarUnit>? Unit(Line line, int at)
    {
        var start = line[at] is "calendar" or "fiscal" ? at + 1 : at;
        return EnglishDurations.Unit(line, start) is
        {
            Value: CalendarUnit.Week or CalendarUnit.WorkWeek or CalendarUnit.Weekend or CalendarUnit.Month or CalendarUnit.Quarter
            or CalendarUnit.Year or CalendarUnit.Fortnight
        } unit && line.Length(start) > 1
            ? unit
            : null;
    }

    // "next week", "last 3 months", "the following quarter", "my week", "the week after next"
    private static Reading<Days>? Shifted(Line line, int at, DateOnly today)
    {
        var start = line[at] == "the" ? at + 1 : at;
        if (line[at] == "my" && line[at + 1] is "week" or "weekend")
        {
            return Of(at + 2, Calendar.Around(today, W.CalendarUnits[line[at + 1]], 0));
        }

        if (Unit(line, start) is { } afterNext && line[afterNext.End] == "after")
        {
            var next = line[afterNext.End + 1] == "the" ? afterNext.End + 2 : afterNext.End + 1;
            return line[next] == "next" && !line.IsWord(next + 1) || line[next] == "next" ? Of(next + 1, Calendar.Around(today, afterNext.Value, 2)) : null;
        }

        if (Unit(line, start) is { Value: CalendarUnit.Year or CalendarUnit.Month or CalendarUnit.Quarter } toDate && line[toDate.End] == "to" && line[toDate.End + 1] == "date"
            && Calendar.Around(today, toDate.Value, 0) is { } soFar)
        {
            return new(toDate.End + 2, new Days(soFar.Begin, today));
        }

        if (!W.Shifts.TryGetValue(line[start], out var shift))
        {
            return null;
        }

        if (Unit(line, start + 1) is { } unit)
        {
            return line[start] == "following" || !IsName(line, unit.End) ? Of(unit.End, Calendar.Around(today, unit.Value, shift)) : null;
        }

        if (EnglishDates.Month(line, start + 1) is { } month)
        {
            var year = shift switch
            {
                0 => today.Year,
                1 => month > today.Month ? today.Year : today.Year + 1,
                _ => month < today.Month ? today.Year : today.Year - 1,
            };
            return EnglishMonths.Of(start + 2, year, month);
        }

        return shift != 0 && EnglishDurations.Read(line, start + 1) is { Value.IsDays: true } span && line[start + 1] is not ("a" or "an")
            && !(line[start] == "last" && line[start - 1] is "will" or "would" or "should" or "to" or "can" or "may" or "might")
            ? Rolling(span.End, today, shift, span.Value)
            : null;
    }

    private static bool IsName(Line line, int at) => line.IsGlued(at) && line[at] == "-" && line.IsGlued(at + 1) && line.IsDigits(at + 1);

    // The next five days begin tomorrow, the last three months end today.
    private static Reading<Days> Rolling(int end, DateOnly today, int shift, Span span)
    {
        var from = today.AddDays(shift > 0 ? 1 : 0).ToDateTime(TimeOnly.MinValue);
        var to = DateOnly.FromDateTime(span.From(from, shift));
        return shift > 0 ? new(end, new Days(today.AddDays(1), to)) : new(end, new Days(to, today));
    }

    // "week of March 3", "w/c Feb 4", "the month of May 5th"
    private static Reading<Days>? Containing(Line line, int at, DateOnly today)
    {
        var start = line[at] == "the" ? at + 1 : at;
        var dayAt = line[start] == "w" && line[start + 1] == "/" && line[start + 2] is "c" or "b" ? start + 3
            : line[start] is "week" or "wk" or "month" && line[start + 1] is "of" or "commencing" or "starting" or "beginning" or "from" ? start + 2 : -1;
        if (dayAt < 0)
        {
            return null;
        }

        dayAt = line[dayAt] == "on" ? dayAt + 1 : dayAt;
        if (EnglishDays.Read(line, dayAt, today) is not { } day)
        {
            return null;
        }

        return Of(day.End, Calendar.Around(day.Value.Date, line[start] == "month" ? CalendarUnit.Month : CalendarUnit.Week, 0));
    }

    private static Reading<Days>? Weekend(Line line, int at, DateOnly today) =>
        line[at] is "weekend" or "wknd" ? Of(at + 1, Calendar.Around(today, CalendarUnit.Weekend, 0)) : null;
}

using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>Days from <paramref name="Begin"/> up to but without <paramref name="End"/>.</summary>
internal readonly record struct Days(DateOnly Begin, DateOnly End);

/// <summary>Named periods in English: "next week", "this quarter", "Q1 2027", "late March", "the rest of the month".</summary>
internal static class EnglishPeriods
{
    public static Reading<Days>? Read(Line line, int at, DateOnly today) =>
        Edge(line, at, today)
        ?? Shifted(line, at, today)
        ?? Containing(line, at, today)
        ?? Numbered(line, at, today)
        ?? MonthAndYear(line, at, today)
        ?? Year(line, at)
        ?? Weekend(line, at, today);

    /// <summary>The first day of a month: "March", "next month", "this month", "the month", "May 2027".</summary>
    public static Reading<DateOnly>? MonthAt(Line line, int at, DateOnly today)
    {
        var start = line[at] == "the" ? at + 1 : at;
        if (W.Shifts.TryGetValue(line[start], out var shift) && line[start + 1] is "month")
        {
            return new(start + 2, Calendar.FirstOfMonth(today).AddMonths(shift));
        }

        if (line[start] == "month")
        {
            return new(start + 1, Calendar.FirstOfMonth(today));
        }

        return MonthAndYear(line, at, today) is { } month && month.Value.End == month.Value.Begin.AddMonths(1) ? new(month.End, month.Value.Begin) : null;
    }

    /// <summary>"two thousand and twenty", "twenty twenty six"</summary>
    public static Reading<int>? SpokenYear(Line line, int at)
    {
        if (line[at] == "two" && line[at + 1] == "thousand" && EnglishNumbers.IntegerWords(line, at, false) is { Value: > 2000 and < 2100 } year)
        {
            return new(year.End, (int)year.Value);
        }

        return line[at] == "twenty" && EnglishNumbers.Small(line, at + 1) is { Value: >= 20 and < 60 } rest ? new(rest.End, 2000 + rest.Value) : null;
    }

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
            return MonthOf(start + 2, year, month);
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

    // "Q3", "Q1 2027", "2027-Q1", "the third quarter of 2026", "H2", "the 9th month of next year", "first week of March"
    private static Reading<Days>? Numbered(Line line, int at, DateOnly today)
    {
        if (line.Length(at) == 4 && line.Value(at) is > 1900 and < 2200 and var leading)
        {
            var quarterAt = line[at + 1] == "-" ? at + 2 : at + 1;
            return Part(line, quarterAt) is { } part ? PartOf(part, leading) : null;
        }

        var start = line[at] == "the" ? at + 1 : at;
        if ((Part(line, start) ?? OrdinalPart(line, start)) is { } named)
        {
            var next = line[named.End] is "of" or "," or "-" or "in" ? named.End + 1 : named.End;
            if (YearAt(line, next, today) is { } year)
            {
                return PartOf(named with { End = year.End }, year.Value);
            }

            return named.Value.Months == 1 ? null : Ahead(named, today);
        }

        return OrdinalWeek(line, start, today);
    }

    private static Reading<Days> Ahead(Reading<(int Number, int Months)> part, DateOnly today)
    {
        var days = PartOf(part, today.Year);
        return days.Value.End > today ? days : PartOf(part, today.Year + 1);
    }

    private static Reading<Days> PartOf(Reading<(int Number, int Months)> part, int year)
    {
        var begin = new DateOnly(year, ((part.Value.Number - 1) * part.Value.Months) + 1, 1);
        return new(part.End, new Days(begin, begin.AddMonths(part.Value.Months)));
    }

    private static Reading<(int Number, int Months)>? Part(Line line, int at)
    {
        if (!line.IsGlued(at + 1) || line.IsGlued(at + 2) && line.IsWord(at + 2))
        {
            return null;
        }

        return (line[at], line.Value(at + 1)) switch
        {
            ("q", >= 1 and <= 4 and var quarter) => new(at + 2, (quarter, 3)),
            ("h", 1 or 2) => new(at + 2, (line.Value(at + 1), 6)),
            _ => null,
        };
    }

    private static Reading<(int Number, int Months)>? OrdinalPart(Line line, int at)
    {
        if (EnglishNumbers.Ordinal(line, at) is not { } ordinal)
        {
            return null;
        }

        return (line[ordinal.End], ordinal.Value) switch
        {
            ("quarter" or "qtr", >= 1 and <= 4) => new(ordinal.End + 1, (ordinal.Value, 3)),
            ("half", 1 or 2) => new(ordinal.End + 1, (ordinal.Value, 6)),
            ("month", >= 1 and <= 12) => new(ordinal.End + 1, (ordinal.Value, 1)),
            _ => null,
        };
    }

    private static Reading<Days>? OrdinalWeek(Line line, int at, DateOnly today)
    {
        var ordinal = line[at] == "last" ? new Reading<int>(at + 1, -1) : EnglishNumbers.Ordinal(line, at);
        if (ordinal is not { Value: -1 or (>= 1 and <= 5) } nth || line[nth.End] != "week" || line[nth.End + 1] is not ("of" or "in")
            || MonthAt(line, nth.End + 2, today) is not { } month)
        {
            return null;
        }

        var thursday = Calendar.Nth(month.Value, DayOfWeek.Thursday, nth.Value);
        return thursday is { } inWeek ? Of(month.End, Calendar.Around(inWeek, CalendarUnit.Week, 0)) : null;
    }

    // "March", "March 2027", "2027 March", "Dec-2018", "11/2026", "2026-12"
    private static Reading<Days>? MonthAndYear(Line line, int at, DateOnly today)
    {
        if (line.IsDigits(at))
        {
            return DigitMonth(line, at);
        }

        if (EnglishDates.Month(line, at) is not { } month)
        {
            return null;
        }

        var next = line[at + 1] is "," or "-" or "of" or "." or "/" or "in" ? at + 2 : at + 1;
        if (YearAt(line, next, today) is { } year && (line.IsDigits(next) || line[next] is not "the"))
        {
            return MonthOf(year.End, year.Value, month);
        }

        return MonthOf(at + 1, month >= today.Month ? today.Year : today.Year + 1, month);
    }

    private static Reading<Days>? DigitMonth(Line line, int at)
    {
        if (line.Length(at) == 4 && line.Value(at) is > 1900 and < 2200 and var year)
        {
            var name = line[at + 1] is "," or "-" or "/" ? at + 2 : at + 1;
            if (W.Months.TryGetValue(line[name], out var named) && (line[name] != "may" || !line.IsWord(name + 1)))
            {
                return MonthOf(name + 1, year, named);
            }
        }

        if (line[at + 1] is not ("-" or "/" or ".") || !line.IsGlued(at + 1) || !line.IsGlued(at + 2) || !line.IsDigits(at + 2)
            || (line.IsGlued(at + 3) && (line[at + 3] == line[at + 1] || line.IsWord(at + 3)) && line[at + 3] != ".") || (line.IsGlued(at) && line[at - 1] is "-" or "/" or "."))
        {
            return null;
        }

        return (line.Length(at), line.Length(at + 2)) switch
        {
            (4, 1 or 2) when line.Value(at) is > 1900 and < 2200 => MonthOf(at + 3, line.Value(at), line.Value(at + 2)),
            (1 or 2, 4) when line.Value(at + 2) is > 1900 and < 2200 && line[at + 1] != "." => MonthOf(at + 3, line.Value(at + 2), line.Value(at)),
            _ => null,
        };
    }

    // A year stands alone only after a word that makes it one.
    private static Reading<Days>? Year(Line line, int at)
    {
        var start = line[at] == "the" ? at + 1 : at;
        var isSaid = line[start] is "year" or "cy" or "fy" or "calendar" || line[at] == "=";
        start = isSaid ? start + 1 : start;
        start = isSaid && line[start] == "year" ? start + 1 : start;
        if (isSaid && line[start - 1] is "cy" or "fy" && line.Length(start) == 2 && line.Value(start) >= 0)
        {
            return YearOf(start + 1, 2000 + line.Value(start));
        }

        if (line.Length(start) == 4 && line.Value(start) is > 1900 and < 2200 and var year
            && (isSaid || line[start - 1] is "in" or "of" or "during" or "since" or "until" or "till" or "by" or "before" or "after" or "for" or "from" or "between" or "to")
            && !(line.IsGlued(start + 1) && line[start + 1] is "-" or "/" or ":" or "." && line.IsDigits(start + 2)) && !line.IsGlued(start) | isSaid
            && (isSaid || !line.IsWord(start + 1) || line[start + 1] is "and" or "or" or "was" or "to" or "is" or "at"))
        {
            return YearOf(start + 1, year);
        }

        return SpokenYear(line, at) is { } spoken && (line[at] == "two" || line[at - 1] is "in" or "of" or "year") ? YearOf(spoken.End, spoken.Value) : null;
    }

    private static Reading<int>? YearAt(Line line, int at, DateOnly today)
    {
        if (line.Length(at) == 4 && line.Value(at) is > 1900 and < 2200 and var year && !(line.IsGlued(at + 1) && line[at + 1] is ":" or "-" && line.IsDigits(at + 2)))
        {
            return new(at + 1, year);
        }

        if (line[at] == "'" && line.Length(at + 1) == 2 && line.IsDigits(at + 1))
        {
            return new(at + 2, Calendar.FullYear(line.Value(at + 1)));
        }

        var start = line[at] == "the" ? at + 1 : at;
        return W.Shifts.TryGetValue(line[start], out var shift) && line[start + 1] == "year" ? new(start + 2, today.Year + shift) : null;
    }

    // "early March", "the end of next month", "later this year", "rest of the week", "EOM"
    private static Reading<Days>? Edge(Line line, int at, DateOnly today)
    {
        if (line[at] is "eom" or "eoq" or "eoy")
        {
            var unit = line[at] switch { "eom" => CalendarUnit.Month, "eoq" => CalendarUnit.Quarter, _ => CalendarUnit.Year };
            return Calendar.Around(today, unit, 0) is { } whole ? Cut(at + 1, "late", new Days(whole.Begin, whole.End)) : null;
        }

        var start = line[at] == "the" ? at + 1 : at;
        var isRest = line[start] is "rest" or "remainder" or "remaining";
        if (!isRest && !W.Edges.ContainsKey(line[start]))
        {
            return null;
        }

        // "start in June" and "contracts end in June" are verbs, not edges.
        var next = start + 1;
        if (line[start] is "start" ? line[next] is not ("of" or "-") : line[start] == "end" && line[next] == "in")
        {
            return null;
        }

        while (line[next] is "of" or "-" or "in") { next++; }
        var period = Plain(line, next, today);
        if (period is not { } found)
        {
            return null;
        }

        var (begin, end) = (found.Value.Begin, found.Value.End);
        return line[start] switch
        {
            "later" => NoShorter(found, Cut(found.End, "late", found.Value), today),
            "earlier" => NoLater(found, Cut(found.End, "early", found.Value), today),
            _ when isRest => new(found.End, new Days(today >= begin && today < end ? today : begin, end)),
            _ => Cut(found.End, W.Edges[line[start]], found.Value),
        };
    }

    // "later this month" is its second half, or what is left of it.
    private static Reading<Days> NoShorter(Reading<Days> whole, Reading<Days> half, DateOnly today) =>
        today > half.Value.Begin && today < whole.Value.End ? half with { Value = half.Value with { Begin = today } } : half;

    private static Reading<Days> NoLater(Reading<Days> whole, Reading<Days> half, DateOnly today) =>
        today < half.Value.End && today > whole.Value.Begin ? half with { Value = half.Value with { End = today } } : half;

    private static Reading<Days>? Plain(Line line, int at, DateOnly today)
    {
        var start = line[at] == "the" ? at + 1 : at;
        if (Unit(line, start) is { Value: not CalendarUnit.Fortnight } unit && line[unit.End] != "of")
        {
            return Of(unit.End, Calendar.Around(today, unit.Value, 0));
        }

        return Shifted(line, at, today) ?? Numbered(line, at, today) ?? MonthAndYear(line, at, today) ?? Year(line, at);
    }

    // Halves of a period, as the corpora have them; a month's middle is its second third.
    private static Reading<Days> Cut(int end, string edge, Days whole)
    {
        var length = whole.End.DayNumber - whole.Begin.DayNumber;
        var isMonths = length > 31;
        var half = isMonths ? whole.Begin.AddMonths((length + 15) / 60) : whole.Begin.AddDays(length / 2);
        return edge switch
        {
            "early" => new(end, whole with { End = half }),
            "late" => new(end, whole with { Begin = half }),
            _ => new(end, isMonths
                ? new Days(whole.Begin.AddMonths((length + 15) / 120), whole.End.AddMonths(-(length + 15) / 120))
                : new Days(whole.Begin.AddDays(length / 3), whole.Begin.AddDays((length / 3) + ((length + 2) / 3)))),
        };
    }

    private static Reading<Days>? Weekend(Line line, int at, DateOnly today) =>
        line[at] is "weekend" or "wknd" ? Of(at + 1, Calendar.Around(today, CalendarUnit.Weekend, 0)) : null;

    private static Reading<Days>? MonthOf(int end, int year, int month) =>
        Calendar.Exact(year, month, 1) is { } first ? new(end, new Days(first, first.AddMonths(1))) : null;

    private static Reading<Days> YearOf(int end, int year) => new(end, new Days(new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1)));

    private static Reading<Days>? Of(int end, (DateOnly Begin, DateOnly End)? days) =>
        days is { } span ? new(end, new Days(span.Begin, span.End)) : null;
}

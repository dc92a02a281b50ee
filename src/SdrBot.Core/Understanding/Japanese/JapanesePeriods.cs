using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

/// <summary>Some days in Japanese: 来週, 今月中, 来月初め, 第2四半期, 2027年上半期, 来年度, 9月16日の週, 今後3週間.</summary>
internal static class JapanesePeriods
{
    /// <summary>A business year begins in April unless a company says otherwise.</summary>
    private const int FirstMonthOfBusinessYear = 4;

    public static Reading<PeriodValue>? Read(string text, int at, DateOnly today)
    {
        Reading<(DateOnly Begin, DateOnly End)>? best = null;
        Consider(Week(text, at, today));
        Consider(Quarter(text, at, today));
        Consider(Year(text, at, today));
        Consider(Month(text, at, today));
        Consider(Counted(text, at, today));
        if (best is not { } days)
        {
            return null;
        }

        var within = W.Within.At(text, days.End) ?? (W.Is(text, days.End, "の") ? W.Within.At(text, days.End + 1) : null);
        return new(within is { } word && !(W.Is(text, days.End, "中") && W.IsHan(text, word.End)) ? word.End : days.End, new PeriodValue(new DateValue(days.Value.Begin), new DateValue(days.Value.End)));

        void Consider(Reading<(DateOnly, DateOnly)>? reading)
        {
            if (reading is { } found && found.End > (best?.End ?? 0)) { best = found; }
        }
    }

    private static Reading<(DateOnly Begin, DateOnly End)>? Week(string text, int at, DateOnly today)
    {
        if (W.Weeks.At(text, at) is { } week && !W.Is(text, week.End, "間"))
        {
            var start = Calendar.WeekStart(today).AddDays(7 * week.Value);
            var next = W.Is(text, week.End, "の") ? week.End + 1 : week.End;
            return W.Is(text, week.End, "末") ? new(week.End + 1, Days(start.AddDays(5), 2))
                : W.Weekend.At(text, next) is { } weekend ? new(weekend.End, Days(start.AddDays(5), 2))
                : W.Edges.At(text, next) is { } edge && edge.Value != "last" ? new(edge.End, EdgeOfWeek(start, edge.Value))
                : new(week.End, Days(start, 7));
        }

        if (W.WeekEdges.At(text, at) is { } bare)
        {
            return new(bare.End, EdgeOfWeek(Calendar.WeekStart(today).AddDays(bare.Value == "start" ? 7 : 0), bare.Value));
        }

        if (W.Demonstratives.At(text, at) is { } shift && W.Weekend.At(text, shift.End) is { } shifted)
        {
            return new(shifted.End, Days(Calendar.WeekStart(today).AddDays(5 + (7 * shift.Value)), 2));
        }

        if (W.Weekend.At(text, at) is { } plain && !(at > 0 && text[at - 1] == '毎'))
        {
            return new(plain.End, Days(Calendar.WeekStart(today).AddDays(5), 2));
        }

        if (JapaneseDates.Read(text, at, today) is { } day && W.Is(text, day.End, "の週") && !W.Is(text, day.End, "の週末"))
        {
            return new(day.End + 2, Days(Calendar.WeekStart(day.Value), 7));
        }

        return Numbered(text, at, today);
    }

    // "10月の第1週", "来年の第3週", "第31週"
    private static Reading<(DateOnly Begin, DateOnly End)>? Numbered(string text, int at, DateOnly today)
    {
        var (month, year) = (JapaneseDates.Month(text, at, today), JapaneseDates.Year(text, at, today));
        var next = month is not null ? W.Join(text, month.Value.End) : year is not null ? W.Join(text, year.Value.End) : at;
        if (W.Is(text, next, "最後の週") && next > at)
        {
            var end = month is { } of ? new DateOnly(of.Value.Year ?? today.Year, of.Value.Month, 1).AddMonths(1) : new DateOnly(year!.Value.Value + 1, 1, 1);
            return new(next + 4, Days(Calendar.WeekStart(end.AddDays(-1)), 7));
        }

        if (!W.Is(text, next, "第") || W.Small(text, next + 1) is not { Value: >= 1 and <= 53 } number || !W.Is(text, number.End, "週") || W.Is(text, number.End, "週間"))
        {
            return null;
        }

        var first = month is { } named ? new DateOnly(named.Value.Year ?? today.Year, named.Value.Month, 1) : new DateOnly(year?.Value ?? today.Year, 1, 1);
        if (month is { Value.Year: null } && first.AddMonths(1) < today) { first = first.AddYears(1); }

        // The first week is the one with the first Thursday.
        return new(number.End + 1, Days(Calendar.WeekStart(Calendar.OnOrAfter(first, DayOfWeek.Thursday)).AddDays(7 * (number.Value - 1)), 7));
    }

    private static Reading<(DateOnly Begin, DateOnly End)>? Quarter(string text, int at, DateOnly today)
    {
        if (W.Quarters.At(text, at) is { } relative)
        {
            var begin = Calendar.FirstOfQuarter(today).AddMonths(3 * relative.Value);
            return Edged(text, relative.End, begin, 3);
        }

        var said = JapaneseDates.Year(text, at, today) ?? BusinessYear(text, at, today);
        var next = said is { } year ? W.Join(text, year.End) : at;
        if (said is null && W.IsDigit(text, at) && W.Small(text, at) is { Value: > 2000 and < 2100 } bare && bare.End - at == 4) { (said, next) = (new(bare.End, bare.Value), W.Join(text, bare.End)); }
        if (W.HalfYears.At(text, next) is { } half)
        {
            var begin = new DateOnly(said?.Value ?? today.Year, half.Value == 1 ? 1 : 7, 1);
            if (said is null && begin.AddMonths(6) <= today) { begin = begin.AddYears(1); }
            return Edged(text, half.End, begin, 6);
        }

        if (Number(text, next) is not { } number)
        {
            return null;
        }

        var quarter = new DateOnly(said?.Value ?? today.Year, (3 * number.Value) - 2, 1);
        if (said is null && quarter.AddMonths(3) <= today) { quarter = quarter.AddYears(1); }
        return Edged(text, number.End, quarter, 3);
    }

    // "第2四半期", "2四半期", "Q2", "2Q"
    private static Reading<int>? Number(string text, int at)
    {
        var start = W.Is(text, at, "第") ? at + 1 : at;
        if (W.Small(text, start) is { Value: >= 1 and <= 4 } number && !W.IsDigit(text, start - 1))
        {
            return W.Quarter.At(text, number.End) is { } named ? new(named.End, number.Value)
                : W.Is(text, number.End, "q") && W.IsDigit(text, start) && !IsLetter(text, number.End + 1) ? new(number.End + 1, number.Value)
                : null;
        }

        return W.Is(text, at, "q") && !IsLetter(text, at - 1) && W.IsDigit(text, at + 1) && text[at + 1] is >= '1' and <= '4' && !W.IsDigit(text, at + 2) && !IsLetter(text, at + 2) ? new(at + 2, text[at + 1] - '0') : null;
    }

    private static bool IsLetter(string text, int at) => (uint)at < (uint)text.Length && char.IsAsciiLetter(text[at]);

    private static Reading<(DateOnly Begin, DateOnly End)>? Year(string text, int at, DateOnly today)
    {
        if (W.YearEdges.At(text, at) is { } edge)
        {
            return W.Is(text, edge.End, "来") && edge.Value == "start" ? new(edge.End + 1, (new(today.Year, 1, 1), today))
                : new(edge.End, edge.Value == "start" ? (new(today.Year + 1, 1, 1), new(today.Year + 1, 2, 1)) : (new(today.Year, 12, 1), new(today.Year + 1, 1, 1)));
        }

        if (W.Is(text, at, "年内") || W.Is(text, at, "年度内") || W.Is(text, at, "年度末"))
        {
            var last = new DateOnly(StartYear(today) + 1, FirstMonthOfBusinessYear, 1);
            return W.Is(text, at, "年内") ? new(at + 2, (new(today.Year, 1, 1), new(today.Year + 1, 1, 1))) : new(at + 3, W.Is(text, at, "年度末") ? (last.AddMonths(-1), last) : (last.AddYears(-1), last));
        }

        if (BusinessYear(text, at, today) is { } business)
        {
            return Edged(text, business.End, new DateOnly(business.Value, FirstMonthOfBusinessYear, 1), 12);
        }

        if (JapaneseDates.Year(text, at, today) is not { } year)
        {
            return null;
        }

        var isBusiness = W.Is(text, year.End, "度");
        return Edged(text, isBusiness ? year.End + 1 : year.End, new DateOnly(year.Value, isBusiness ? FirstMonthOfBusinessYear : 1, 1), 12);
    }

    private static Reading<int>? BusinessYear(string text, int at, DateOnly today) =>
        W.BusinessYears.At(text, at) is { } business ? new(business.End, StartYear(today) + business.Value) : null;

    private static int StartYear(DateOnly today) => today.Month < FirstMonthOfBusinessYear ? today.Year - 1 : today.Year;

    private static Reading<(DateOnly Begin, DateOnly End)>? Month(string text, int at, DateOnly today)
    {
        if (W.MonthEdges.At(text, at) is { } bare && !W.IsDigit(text, at - 1))
        {
            var month = Calendar.FirstOfMonth(today);
            return new(bare.End, EdgeOf(bare.Value == "start" ? month.AddMonths(1) : month, 1, bare.Value));
        }

        if (JapaneseDates.Month(text, at, today) is not { } named)
        {
            return null;
        }

        var begin = new DateOnly(named.Value.Year ?? today.Year, named.Value.Month, 1);
        if (named.Value.Year is null && begin.AddMonths(1) <= today) { begin = begin.AddYears(1); }
        return Edged(text, named.End, begin, 1);
    }

    // "過去10週間", "今後4週間", "次の3日"
    private static Reading<(DateOnly Begin, DateOnly End)>? Counted(string text, int at, DateOnly today)
    {
        var (past, future) = (W.InThePast.At(text, at), W.InTheFuture.At(text, at));
        if ((past ?? future) is not { } lead || JapaneseDurations.Read(text, W.Skip(text, lead.End)) is not { Value.IsDays: true } span)
        {
            return null;
        }

        var now = today.ToDateTime(TimeOnly.MinValue);
        if (past is not null)
        {
            return new(span.End, (DateOnly.FromDateTime(span.Value.From(now, -1)), today));
        }

        var from = W.Is(text, lead.End - 2, "向こう") ? today : today.AddDays(1);
        var end = W.Is(text, span.End, "以内に") ? span.End + 3 : W.Is(text, span.End, "以内") ? span.End + 2 : span.End;
        return new(end, end > span.End ? (today, DateOnly.FromDateTime(span.Value.From(now, 1))) : (from, DateOnly.FromDateTime(span.Value.From(from.ToDateTime(TimeOnly.MinValue), 1))));
    }

    private static Reading<(DateOnly Begin, DateOnly End)> Edged(string text, int end, DateOnly begin, int months)
    {
        var next = W.Is(text, end, "の") ? end + 1 : end;
        if (W.Is(text, next, "明けまして")) { return new(end, (begin, begin.AddMonths(months))); }
        return W.Edges.At(text, next) is { } edge ? new(edge.End, EdgeOf(begin, months, edge.Value)) : new(end, (begin, begin.AddMonths(months)));
    }

    private static (DateOnly Begin, DateOnly End) EdgeOf(DateOnly begin, int months, string edge)
    {
        var end = begin.AddMonths(months);
        return edge switch
        {
            "start" => (begin, months == 1 ? begin.AddDays(15) : months == 3 ? begin.AddDays(45) : begin.AddMonths(months / 2)),
            "mid" => months == 1 ? (begin.AddDays(9), begin.AddDays(20)) : (begin.AddMonths(months / 4), end.AddMonths(-months / 4)),
            "last" => months == 1 ? (end.AddDays(-5), end) : (end.AddMonths(-1), end),
            _ => (months == 1 ? begin.AddDays(15) : months == 3 ? begin.AddDays(45) : begin.AddMonths(months / 2), end),
        };
    }

    private static (DateOnly Begin, DateOnly End) EdgeOfWeek(DateOnly monday, string edge) => edge switch
    {
        "start" => Days(monday, 3),
        "mid" => Days(monday.AddDays(1), 4),
        _ => Days(monday.AddDays(3), 4),
    };

    private static (DateOnly Begin, DateOnly End) Days(DateOnly begin, int days) => (begin, begin.AddDays(days));
}

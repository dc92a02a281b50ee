using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

/// <summary>Some days in Japanese: 来週, 今月中, 来月初め, 第2四半期, 2027年上半期, 来年度, 9月16日の週, 今後3週間.</summary>
internal static partial class JapanesePeriods
{
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

    private static (DateOnly Begin, DateOnly End) Days(DateOnly begin, int days) => (begin, begin.AddDays(days));
}

using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

/// <summary>Years, halves and quarters: 来年度, 上半期, 第2四半期, 年末.</summary>
internal static partial class JapanesePeriods
{
    /// <summary>A business year begins in April unless a company says otherwise.</summary>
    private const int FirstMonthOfBusinessYear = 4;

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
}

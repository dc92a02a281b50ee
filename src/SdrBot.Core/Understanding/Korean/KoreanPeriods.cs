using static SdrBot.Understanding.Korean.KoreanText;
using W = SdrBot.Understanding.Korean.KoreanWords;

namespace SdrBot.Understanding.Korean;

/// <summary>Named stretches of days: "이번 분기", "2027년 상반기", "다음달 초", "7월 셋째 주", "주말", "연말".</summary>
internal static class KoreanPeriods
{
    public static Reading<PeriodValue>? Read(string text, int at, DateOnly today) =>
        !Begins(text, at) ? null
        : Longer(Longer(OfYear(text, at, today), OfMonth(text, at, today)), Week(text, at, today))
        ?? Weekend(text, at, today)
        ?? Edge(text, at, today);

    private static Reading<PeriodValue>? Longer(Reading<PeriodValue>? left, Reading<PeriodValue>? right) => (left?.End ?? 0) >= (right?.End ?? 0) ? left : right;

    public static PeriodValue Days(DateOnly begin, DateOnly end) => new(new DateValue(begin), new DateValue(end));

    // A year and what is part of one: its quarters, halves, weeks.
    private static Reading<PeriodValue>? OfYear(string text, int at, DateOnly today)
    {
        var year = KoreanDays.Year(text, at, today);
        var next = year is { } said ? Skip(text, Is(text, said.End, "의") ? said.End + 1 : said.End) : at;
        if (Part(text, next, year?.Value, today) is { } part) { return part; }
        if (year is not { } alone || (IsDigitAt(text, at) && !IsDigitAt(text, at + 2)) || !(W.EndsWell(text, alone.End) || W.Edges.At(text, next) is not null)) { return null; }
        var first = new DateOnly(alone.Value, 1, 1);
        if (W.ToDate.At(text, next) is { } until && alone.Value == today.Year) { return new(until.End, Days(first, today)); }
        return Edged(text, alone.End, first, first.AddYears(1), first.AddMonths(6));
    }

    private static Reading<PeriodValue>? Part(string text, int at, int? year, DateOnly today)
    {
        if (W.Quarters.At(text, at) is { } relative && year is null && W.EndsWell(text, relative.End))
        {
            var begin = Calendar.FirstOfQuarter(today).AddMonths(3 * relative.Value);
            return Edged(text, relative.End, begin, begin.AddMonths(3), begin.AddMonths(1).AddDays(15));
        }

        if (Quarter(text, at) is { } quarter)
        {
            var begin = new DateOnly(year ?? today.Year, (quarter.Value * 3) - 2, 1);
            if (year is null && begin.AddMonths(3) <= today) { begin = begin.AddYears(1); }
            var end = year is null && Behind(text, quarter.End, today) is { } behind ? behind : new Reading<int>(quarter.End, begin.Year);
            begin = new DateOnly(end.Value, begin.Month, 1);
            return Edged(text, end.End, begin, begin.AddMonths(3), begin.AddMonths(1).AddDays(15));
        }

        if (W.Halves.At(text, at) is { } half && W.EndsWell(text, half.End))
        {
            var begin = new DateOnly(year ?? today.Year, half.Value == 1 ? 1 : 7, 1);
            if (year is null && begin.AddMonths(6) <= today) { begin = begin.AddYears(1); }
            return new(half.End, Days(begin, begin.AddMonths(6)));
        }

        // "2015년 두 번째 주", "2016년 마지막 주"
        return year is { } known && Nth(text, at) is { } nth ? new(nth.End, WeekOf(new DateOnly(known, 1, 1), new DateOnly(known, 12, 31), nth.Value)) : null;
    }

    // "1분기", "3사분기", "3/4분기", "q1"
    private static Reading<int>? Quarter(string text, int at)
    {
        if (At(text, at) == 'q' && IsDigitAt(text, at + 1) && !IsDigitAt(text, at + 2) && !IsLetterAt(text, at - 1))
        {
            return text[at + 1] is >= '1' and <= '4' ? new(at + 2, text[at + 1] - '0') : null;
        }

        var number = At(text, at) switch { '1' or '일' => 1, '2' or '이' => 2, '3' or '삼' => 3, '4' or '사' => 4, _ => 0 };
        return number > 0 && Begins(text, at) && W.QuarterWords.At(text, Skip(text, at + 1)) is { } word ? new(word.End, number) : null;
    }

    // "q1 2027"
    private static Reading<int>? Behind(string text, int end, DateOnly today)
    {
        var at = Skip(text, end);
        return KoreanDays.Year(text, at, today) is { } year ? year
            : IsDigitAt(text, at) && at + 4 <= text.Length && !IsDigitAt(text, at + 4) && int.TryParse(text.AsSpan(at, 4), System.Globalization.CultureInfo.InvariantCulture, out var plain) && plain is >= 1900 and < 2900 ? new(at + 4, plain)
            : null;
    }

    private static Reading<PeriodValue>? Week(string text, int at, DateOnly today)
    {
        if (W.Weeks.At(text, at) is { } week && W.EndsWell(text, week.End))
        {
            var begin = Calendar.WeekStart(today).AddDays(7 * week.Value);
            return Edged(text, week.End, begin, begin.AddDays(7), begin.AddDays(3));
        }

        if (Nth(text, at) is { } nth && Begins(text, at) && !IsDigitAt(text, at))
        {
            var first = Calendar.FirstOfMonth(today);
            return new(nth.End, WeekOf(first, first.AddMonths(1).AddDays(-1), nth.Value));
        }

        // "4월 10일이 있는 주"
        return KoreanDays.Read(text, at, today) is { } day && Is(text, day.End, "이 있는 주") ? new(day.End + 6, Days(Calendar.WeekStart(day.Value.Date), Calendar.WeekStart(day.Value.Date).AddDays(7))) : null;
    }

    private static Reading<PeriodValue>? OfMonth(string text, int at, DateOnly today)
    {
        var year = KoreanDays.Year(text, at, today);
        var (next, shift) = (year is { } said ? Skip(text, Is(text, said.End, "의") ? said.End + 1 : said.End) : at, (int?)null);
        if (year is null && W.Shifts.At(text, at) is { } led && IsDigitAt(text, Skip(text, led.End))) { (next, shift) = (Skip(text, led.End), led.Value); }
        if (KoreanDays.Month(text, next, today) is not { } month || !(W.EndsWell(text, month.End) || W.Edges.At(text, Skip(text, month.End)) is not null || Nth(text, Skip(text, month.End)) is not null)) { return null; }
        var first = KoreanDays.FirstOf(year?.Value ?? month.Value.Year, month.Value.Month, today);
        if (shift is { } by && month.Value.Year is null)
        {
            first = new DateOnly(by < 0 ? month.Value.Month < today.Month ? today.Year : today.Year - 1 : month.Value.Month > today.Month ? today.Year : by == 0 ? first.Year : today.Year + 1, month.Value.Month, 1);
        }

        var weekAt = Skip(text, Is(text, month.End, "의") ? month.End + 1 : month.End);
        if (Nth(text, weekAt) is { } nth) { return new(nth.End, WeekOf(first, first.AddMonths(1).AddDays(-1), nth.Value)); }
        if (W.Edges.At(text, Skip(text, month.End)) is { } edge && W.EndsWell(text, edge.End))
        {
            return new(edge.End, edge.Value switch
            {
                "early" => Days(first, first.AddDays(10)),
                "mid" => Days(first.AddDays(9), first.AddDays(20)),
                _ => Days(first.AddDays(Is(text, edge.End - 2, "하순") ? 20 : 15), first.AddMonths(1)),
            });
        }

        return new(month.End, Days(first, first.AddMonths(1)));
    }

    private static Reading<PeriodValue>? Weekend(string text, int at, DateOnly today) =>
        W.Weekends.At(text, at) is { } weekend && W.EndsWell(text, weekend.End) && Calendar.Around(today, CalendarUnit.Weekend, weekend.Value) is { } days ? new(weekend.End, Days(days.Begin, days.End)) : null;

    // "연말", "월초", "분기 말": of the one that runs, or of the next where that part is over.
    private static Reading<PeriodValue>? Edge(string text, int at, DateOnly today)
    {
        var end = W.Ends.At(text, at);
        if ((end ?? W.Beginnings.At(text, at)) is not { } said || !W.EndsWell(text, said.End)) { return null; }
        for (var shift = 0; ; shift++)
        {
            if (Calendar.Around(today, said.Value, shift) is not { } whole) { return null; }
            var length = whole.End.DayNumber - whole.Begin.DayNumber;
            var half = said.Value == CalendarUnit.Month ? end is null ? 10 : 20 : length / 2;
            var (begin, until) = end is null ? (whole.Begin, whole.Begin.AddDays(half)) : (whole.Begin.AddDays(said.Value == CalendarUnit.Year ? 334 : half), whole.End);
            if (until > today) { return new(said.End, Days(begin, until)); }
        }
    }

    // "첫째 주", "2주차", "마지막 주"
    private static Reading<int>? Nth(string text, int at)
    {
        if (W.Ordinals.At(text, at) is not { } nth) { return null; }
        var week = Skip(text, nth.End);
        var isCounted = IsDigitAt(text, nth.End - 1);
        var end = Is(text, week, "주차") ? week + 2 : Is(text, week, "주") && !isCounted ? week + 1 : -1;
        return end > 0 && W.EndsWell(text, end) && KoreanDays.WeekdayNamed(text, Skip(text, end)) is null ? new(end, nth.Value) : null;
    }

    // A week belongs to the month and the year of its Thursday.
    private static PeriodValue WeekOf(DateOnly first, DateOnly last, int nth)
    {
        var thursday = nth > 0
            ? Calendar.OnOrAfter(first, DayOfWeek.Thursday).AddDays(7 * (nth - 1))
            : Calendar.OnOrAfter(last.AddDays(-6), DayOfWeek.Thursday);
        return Days(Calendar.WeekStart(thursday), Calendar.WeekStart(thursday).AddDays(7));
    }

    private static Reading<PeriodValue>? Edged(string text, int end, DateOnly begin, DateOnly until, DateOnly middle)
    {
        var at = Skip(text, end);
        if (W.Edges.At(text, at) is not { } edge || !W.EndsWell(text, edge.End)) { return new(end, Days(begin, until)); }
        var quarter = (until.DayNumber - begin.DayNumber) / 4;
        return new(edge.End, edge.Value switch
        {
            "early" => Days(begin, middle),
            "mid" => Days(begin.AddDays(quarter), until.AddDays(-quarter)),
            _ => Days(middle, until),
        });
    }
}

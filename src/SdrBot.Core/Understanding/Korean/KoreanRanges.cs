using static SdrBot.Understanding.Korean.KoreanText;

namespace SdrBot.Understanding.Korean;

/// <summary>What stands between and behind the two edges of a range: 부터 … 까지, 에서 … 사이, ~.</summary>
internal static class KoreanRanges
{
    /// <summary>How two edges were joined; some joiners need their closing word.</summary>
    public enum Join
    {
        /// <summary>부터, ~</summary>
        Plain,

        /// <summary>에서, 과: only with 까지 or 사이 behind.</summary>
        NeedsClosing,
    }

    /// <summary>Which way a range with one edge is open.</summary>
    public enum Direction
    {
        Since,
        After,
        Before,
        Until,
    }

    public static Reading<Join>? Joiner(string text, int end)
    {
        if (Is(text, end, "부터")) { return new(Skip(text, end + 2), Join.Plain); }
        if (Is(text, end, "에서")) { return new(Skip(text, end + 2), Join.NeedsClosing); }
        if (Is(text, end, "과") || Is(text, end, "와")) { return new(Skip(text, end + 1), Join.NeedsClosing); }
        var mark = Skip(text, end);
        return At(text, mark) is '~' or '-' or '∼' ? new(Skip(text, mark + 1), Join.Plain) : null;
    }

    /// <summary>Past 까지 or 사이; null where the joiner needs one and none comes.</summary>
    public static int? Closing(string text, int end, Join join)
    {
        if (Is(text, end, "까지")) { return end + 2; }
        var next = Skip(text, Is(text, end, "의") ? end + 1 : end);
        if (Is(text, next, "사이")) { return next + 2; }
        return join == Join.Plain ? end : null;
    }

    /// <summary>What makes a range of a single edge.</summary>
    public static Reading<Direction>? Open(string text, int end)
    {
        foreach (var (word, direction) in Words)
        {
            var at = word[0] == ' ' ? Skip(text, end) : end;
            if (Is(text, at, word.TrimStart()) && !IsOther(text, at, word.TrimStart())) { return new(at + word.TrimStart().Length, direction); }
        }

        return null;
    }

    private static readonly (string Word, Direction Direction)[] Words =
    [
        (" 또는 그 이후", Direction.Since), (" 그리고 그 이후", Direction.Since), (" 혹은 그 이후", Direction.Since), (" 및 그 이후", Direction.Since),
        ("부터", Direction.Since), (" 이후", Direction.After), (" 이전", Direction.Before), (" 전까지", Direction.Before), ("까지", Direction.Until), (" 전에", Direction.Before),
    ];

    // "이전" of a moving company, "3일 전에" of a length: lengths were read before.
    private static bool IsOther(string text, int at, string word) => word == "이전" && Is(text, at, "이전하") || (word is "까지" && Is(text, at, "까지만해도"));

    public static (EntityType Type, EntityValue Value)? Between(Moment first, Moment last, DateOnly today)
    {
        if (first.Clock is { } from && last.Clock is { } to)
        {
            var (begin, end) = Halves(from, to);
            if (first.Date is not { } day) { return (EntityType.TimeRange, new PeriodValue(new TimeValue(begin), new TimeValue(end))); }
            var lastDay = last.Date ?? (end <= begin ? day.AddDays(1) : day);
            return (EntityType.DateTimeRange, new PeriodValue(new InstantValue(day.ToDateTime(begin)), new InstantValue(lastDay.ToDateTime(end))));
        }

        if (first is { Date: { } firstDay, Part: null, Clock: null } && last is { Date: { } until, Part: null, Clock: null })
        {
            // A range without its years may run already.
            var end = until < firstDay ? until.AddYears(1) : until;
            var back = !first.YearSaid && !last.YearSaid && firstDay > today && firstDay.AddYears(-1) <= today && end.AddYears(-1) >= today ? -1 : 0;
            return (EntityType.DateRange, KoreanPeriods.Days(firstDay.AddYears(back), end.AddYears(back)));
        }

        var (_, left) = first.Resolve();
        var (_, right) = last.Resolve();
        var opens = left is PeriodValue start ? start.Begin : left;
        var closes = right is PeriodValue finish ? first.Period is not null && last.Period is not null && IsYear(finish) ? finish.Begin : finish.End : right;
        return opens is DateValue && closes is DateValue ? (EntityType.DateRange, new PeriodValue(opens, closes))
            : opens is InstantValue or DateValue && closes is InstantValue or DateValue ? (EntityType.DateTimeRange, new PeriodValue(opens, closes))
            : null;
    }

    // "2007년에서 2009년 사이" ends where 2009 begins, as its corpus counts.
    private static bool IsYear(PeriodValue period) => period is { Begin: DateValue begin, End: DateValue end } && end.Date.DayNumber - begin.Date.DayNumber >= 365;

    // An edge without its half of the day takes the other's, so that the range goes forward.
    private static (TimeOnly Begin, TimeOnly End) Halves(ClockTime from, ClockTime to)
    {
        var (begin, end) = (from.Time, to.Time);
        if (from.IsOpen && to.IsOpen) { return end < begin ? (begin, end.Hour < 12 ? end.AddHours(12) : end) : (begin, end); }
        if (to.IsOpen)
        {
            // The next such hour after the beginning.
            var morning = new TimeOnly(end.Hour % 12, end.Minute, end.Second);
            var evening = morning.AddHours(12);
            return (begin, morning > begin ? morning : evening > begin ? evening : morning);
        }

        if (from.IsOpen)
        {
            var morning = new TimeOnly(begin.Hour % 12, begin.Minute, begin.Second);
            var evening = morning.AddHours(12);
            return (evening < end ? evening : morning, end);
        }

        return (begin, end);
    }
}

using SdrBot.Understanding.English;
using static SdrBot.Understanding.Korean.KoreanText;
using W = SdrBot.Understanding.Korean.KoreanWords;

namespace SdrBot.Understanding.Korean;

/// <summary>Days: "내일", "3월 5일(목)", "다음 주 수요일", "다음 달 20일", "셋째주 화요일", "2015.5.13", "설날".</summary>
internal static partial class KoreanDays
{
    public static Reading<Day>? Read(string text, int at, DateOnly today) =>
        !Begins(text, at) ? null
        : Numeric(text, at, today)
        ?? OfMonth(text, at, today)
        ?? Relative(text, at, today)
        ?? WeekWeekday(text, at, today)
        ?? Nth(text, at, today)
        ?? Weekday(text, at, today)
        ?? DayOnly(text, at, today)
        ?? Holiday(text, at, today);

    // "2026-03-05", "2015.5.13", "13.5.2015", "21-04-2016", "3/20"
    private static Reading<Day>? Numeric(string text, int at, DateOnly today)
    {
        Span<int> parts = stackalloc int[3];
        var (end, count, mark, longest) = (at, 0, '\0', 0);
        while (count < 3)
        {
            var start = end;
            while (end - start < 4 && IsDigitAt(text, end)) { end++; }
            if (end == start || IsDigitAt(text, end)) { return null; }
            longest = Math.Max(longest, end - start);
            parts[count++] = int.Parse(text.AsSpan(start, end - start), System.Globalization.CultureInfo.InvariantCulture);
            if (count == 3) { break; }
            var next = At(text, end);
            if (next is not ('-' or '.' or '/') || (mark != '\0' && next != mark)) { break; }
            var after = next == '.' ? Skip(text, end + 1) : end + 1;
            if (!IsDigitAt(text, after) || (after > end + 1 && parts[0] < 1000)) { break; }
            (mark, end) = (next, after);
        }

        if (IsLetterAt(text, end) || At(text, end) is '%' or ':' || (At(text, end) is '-' or '/' && IsDigitAt(text, end + 1))) { return null; }
        var date = (count, mark) switch
        {
            (3, _) when parts[0] >= 1000 => Calendar.Exact(parts[0], parts[1], parts[2]),
            (3, _) when parts[2] >= 1000 => Calendar.Exact(parts[2], parts[1], parts[0]) ?? Calendar.Exact(parts[2], parts[0], parts[1]),
            (3, '/' or '.' or '-') when longest == 2 && mark != '-' => Calendar.Exact(Calendar.FullYear(parts[0]), parts[1], parts[2]),
            (2, '/') when longest <= 2 && parts[0] is >= 1 and <= 12 && parts[1] is >= 1 and <= 31 => Calendar.Ahead(today, parts[0], parts[1]),
            _ => (DateOnly?)null,
        };
        return date is { } day ? Weekly(text, end, day, count == 3) : null;
    }

    private static Reading<Day> Weekly(string text, int end, DateOnly date, bool yearSaid) =>
        new(WithWeekday(text, end, out _), new Day(date, DayKind.Calendar, YearSaid: yearSaid));

    // "2027년 3월 5일", "3월 5일 목요일", "다음 달 20일", "1월 12일, 2016년", "작년 12월 5일"
    private static Reading<Day>? OfMonth(string text, int at, DateOnly today)
    {
        var year = Year(text, at, today);
        var monthAt = year is { } said ? Skip(text, Is(text, said.End, "의") ? said.End + 1 : said.End) : at;
        if (Month(text, monthAt, today) is not { } month) { return null; }
        var dayAt = Skip(text, Is(text, month.End, "의") ? month.End + 1 : month.End);
        if (DayNumber(text, dayAt) is not { } day || Is(text, day.End, "간") || Is(text, day.End, "동안")) { return null; }
        if ((year?.Value ?? month.Value.Year) is { } known)
        {
            return Calendar.Exact(known, month.Value.Month, day.Value) is { } exact ? Weekly(text, day.End, exact, yearSaid: true) : null;
        }

        var comma = At(text, day.End) == ',' ? Skip(text, day.End + 1) : -1;
        if (comma > 0 && Year(text, comma, today) is { } later && Calendar.Exact(later.Value, month.Value.Month, day.Value) is { } behind)
        {
            return Weekly(text, later.End, behind, yearSaid: true);
        }

        return Calendar.Ahead(today, month.Value.Month, day.Value) is { } ahead ? Weekly(text, day.End, ahead, yearSaid: false) : null;
    }

    private static Reading<Day>? Relative(string text, int at, DateOnly today) =>
        W.RelativeDays.At(text, at) is { } relative && (W.EndsWell(text, relative.End) || IsDigitAt(text, relative.End)) ? new(WithWeekday(text, relative.End, out _), new Day(today.AddDays(relative.Value), DayKind.Relative)) : null;

    // "다음 주 수요일", "담주 화", "이번 금요일", "지난 월요일"
    private static Reading<Day>? WeekWeekday(string text, int at, DateOnly today)
    {
        if (W.Weeks.At(text, at) is { } week)
        {
            var dayAt = Skip(text, Is(text, week.End, "의") ? week.End + 1 : week.End);
            if (WeekdayNamed(text, dayAt) is { } day) { return new(day.End, new Day(Calendar.InWeek(today, day.Value, week.Value), DayKind.Weekday, day.Value)); }
            return W.ShortWeekdays.At(text, dayAt) is { } brief && IsShortEnd(text, brief.End)
                ? new(brief.End, new Day(Calendar.InWeek(today, (DayOfWeek)brief.Value, week.Value), DayKind.Weekday, (DayOfWeek)brief.Value))
                : null;
        }

        if (W.Shifts.At(text, at) is not { } shift || WeekdayNamed(text, Skip(text, shift.End)) is not { } named) { return null; }
        var date = text.AsSpan(at).StartsWith("오는", StringComparison.Ordinal) || text.AsSpan(at).StartsWith("돌아오는", StringComparison.Ordinal) || text.AsSpan(at).StartsWith("다가오는", StringComparison.Ordinal)
            ? Calendar.OnOrAfter(today.AddDays(1), named.Value)
            : Calendar.InWeek(today, named.Value, shift.Value);
        return new(named.End, new Day(date, DayKind.Weekday, named.Value));
    }

    // "담주 화에", "다음주 목 3시": one letter is a day only where nothing else goes on.
    private static bool IsShortEnd(string text, int end) => !IsHangulAt(text, end) || (At(text, end) is '에' or '로' or '까' or '부' or '날' && !IsLetterAt(text, end)) || (At(text, end) is '오' && Is(text, end, "오전") | Is(text, end, "오후"));

    // "이번 달 첫 번째 금요일", "7월 첫째주 금요일", "둘째주 일요일"
    private static Reading<Day>? Nth(string text, int at, DateOnly today)
    {
        var year = Year(text, at, today);
        var monthAt = year is { } said ? Skip(text, said.End) : at;
        var month = Month(text, monthAt, today);
        var nthAt = month is { } m ? Skip(text, Is(text, m.End, "의") ? m.End + 1 : m.End) : at;
        if (W.Ordinals.At(text, nthAt) is not { } nth) { return null; }
        var weekAt = Skip(text, nth.End);
        var isWeek = At(text, weekAt) == '주';
        var dayAt = isWeek ? Skip(text, Is(text, weekAt, "주차") ? weekAt + 2 : weekAt + 1) : weekAt;
        if (WeekdayNamed(text, dayAt) is not { } day || (month is null && !isWeek)) { return null; }
        var first = month is { } known ? FirstOf(year?.Value ?? known.Value.Year, known.Value.Month, today) : Calendar.FirstOfMonth(today);
        return Calendar.Nth(first, day.Value, nth.Value) is { } date ? new(day.End, new Day(date, DayKind.Calendar, day.Value)) : null;
    }

    private static Reading<Day>? Weekday(string text, int at, DateOnly today) =>
        WeekdayNamed(text, at) is { } named ? new(named.End, new Day(Calendar.OnOrAfter(today, named.Value), DayKind.Weekday, named.Value)) : null;

    // "27일", "22일 금요일"; three days from now or for three days are lengths.
    private static Reading<Day>? DayOnly(string text, int at, DateOnly today)
    {
        if (DayNumber(text, at) is not { } day || (!IsDigitAt(text, at) && !IsDated(text, day.End)) || !W.EndsWell(text, day.End)) { return null; }
        var end = WithWeekday(text, day.End, out var weekday);
        if (weekday is { } said)
        {
            return Calendar.Fitting(today, said, day.Value) is { } fitting ? new(end, new Day(fitting, DayKind.Calendar, said, YearSaid: false)) : null;
        }

        return Calendar.Ahead(today, day.Value) is { } date ? new(day.End, new Day(date, DayKind.Ordinal)) : null;
    }

    private static bool IsDated(string text, int end) => WithWeekday(text, end, out _) > end;
}

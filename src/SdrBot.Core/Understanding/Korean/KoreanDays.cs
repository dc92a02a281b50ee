using SdrBot.Understanding.English;
using static SdrBot.Understanding.Korean.KoreanText;
using W = SdrBot.Understanding.Korean.KoreanWords;

namespace SdrBot.Understanding.Korean;

/// <summary>Days: "내일", "3월 5일(목)", "다음 주 수요일", "다음 달 20일", "셋째주 화요일", "2015.5.13", "설날".</summary>
internal static class KoreanDays
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

    /// <summary>A year as said: "2027년", "27년" before a month, "내년".</summary>
    public static Reading<int>? Year(string text, int at, DateOnly today)
    {
        if (W.Years.At(text, at) is { } relative)
        {
            return new(relative.End, today.Year + relative.Value);
        }

        var end = at;
        while (end - at < 5 && IsDigitAt(text, end)) { end++; }
        var unit = Skip(text, end);
        if (end - at is not (2 or 4) || At(text, unit) != '년' || !Begins(text, at)) { return null; }
        var year = int.Parse(text.AsSpan(at, end - at), System.Globalization.CultureInfo.InvariantCulture);
        unit += Is(text, unit, "년도") ? 2 : 1;
        return end - at == 2 ? new(unit, Calendar.FullYear(year)) : year is >= 1000 and < 2900 ? new(unit, year) : null;
    }

    /// <summary>"3월", "시월", "다음 달" with its year where one follows from the words.</summary>
    public static Reading<(int? Year, int Month)>? Month(string text, int at, DateOnly today)
    {
        if (W.RelativeMonths.At(text, at) is { } relative && (W.EndsWell(text, relative.End) || IsDigitAt(text, relative.End)))
        {
            var first = Calendar.FirstOfMonth(today).AddMonths(relative.Value);
            return new(relative.End, (first.Year, first.Month));
        }

        if (IsDigitAt(text, at) && KoreanNumbers.Digits(text, at) is { Value: >= 1 and <= 12 } digits && digits.Value == (int)digits.Value)
        {
            var unit = Skip(text, digits.End);
            return At(text, unit) == '월' && !Is(text, unit, "월요") && !Is(text, unit, "월욜") ? new(Is(text, unit, "월달") ? unit + 2 : unit + 1, (null, (int)digits.Value)) : null;
        }

        return W.Months.At(text, at) is { } named && (W.EndsWell(text, named.End) || KoreanNumbers.Read(text, named.End) is not null) ? new(named.End, (null, named.Value)) : null;
    }

    /// <summary>The number before 일: "5일", "이십일일", "이십이일".</summary>
    public static Reading<int>? DayNumber(string text, int at)
    {
        if (KoreanNumbers.Read(text, at) is not { } number) { return null; }
        var unit = Skip(text, number.End);
        var day = At(text, unit) == '일' && !Is(text, unit, "일요") && !Is(text, unit, "일욜") ? new Reading<decimal>(unit + 1, number.Value)
            : text[number.End - 1] == '일' && number.End - at > 1 ? new(number.End, number.Value - 1)
            : default;
        return day.Value is >= 1 and <= 31 && day.Value == (int)day.Value ? new(day.End, (int)day.Value) : null;
    }

    public static Reading<DayOfWeek>? WeekdayNamed(string text, int at) => W.Weekdays.At(text, at) is { } day ? new(day.End, (DayOfWeek)day.Value) : null;

    /// <summary>A weekday beside its date, perhaps in brackets: "3/5(목)", "1월 12일 월요일".</summary>
    public static int WithWeekday(string text, int end, out DayOfWeek? weekday)
    {
        weekday = null;
        var next = Skip(text, end);
        var open = At(text, next) == '(' ? Skip(text, next + 1) : next;
        var named = WeekdayNamed(text, open) ?? (open > next && W.ShortWeekdays.At(text, open) is { } brief ? new(brief.End, (DayOfWeek)brief.Value) : null);
        if (named is null) { return end; }
        if (open == next) { weekday = named.Value.Value; return named.Value.End; }
        var close = Skip(text, named.Value.End);
        if (At(text, close) != ')') { return end; }
        weekday = named.Value.Value;
        return close + 1;
    }

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

    /// <summary>The first of a month in its year, or in the year in which it is not over yet.</summary>
    public static DateOnly FirstOf(int? year, int month, DateOnly today) => new(year ?? (month < today.Month ? today.Year + 1 : today.Year), month, 1);

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

    private static Reading<Day>? Holiday(string text, int at, DateOnly today)
    {
        if (W.Holidays.At(text, at) is { } fixedDay && fixedDay.Value.Split('-') is [var month, var day])
        {
            return Calendar.Ahead(today, int.Parse(month, System.Globalization.CultureInfo.InvariantCulture), int.Parse(day, System.Globalization.CultureInfo.InvariantCulture)) is { } date
                ? new(fixedDay.End, new Day(date, DayKind.Calendar, YearSaid: false))
                : null;
        }

        return W.LunarHolidays.At(text, at) is { } lunar && Lunar(lunar.Value, today) is { } found ? new(lunar.End, new Day(found, DayKind.Calendar, YearSaid: false)) : null;
    }

    // The next such day of the lunar calendar, whose leap month moves the count of months.
    private static DateOnly? Lunar(string value, DateOnly today)
    {
        var calendar = new System.Globalization.KoreanLunisolarCalendar();
        if (value.Split('-') is not [var month, var day]) { return null; }
        for (var year = today.Year - 1; year <= today.Year + 1; year++)
        {
            var noon = new DateTime(year, 1, 1, calendar);
            if (noon < calendar.MinSupportedDateTime || year >= calendar.GetYear(calendar.MaxSupportedDateTime)) { continue; }
            var (m, d) = (int.Parse(month, System.Globalization.CultureInfo.InvariantCulture), int.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
            var leap = calendar.GetLeapMonth(year);
            var date = DateOnly.FromDateTime(calendar.ToDateTime(year, leap > 0 && m >= leap ? m + 1 : m, d, 12, 0, 0, 0));
            if (date >= today) { return date; }
        }

        return null;
    }
}

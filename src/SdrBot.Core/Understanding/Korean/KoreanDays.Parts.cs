using static SdrBot.Understanding.Korean.KoreanText;
using W = SdrBot.Understanding.Korean.KoreanWords;

namespace SdrBot.Understanding.Korean;

/// <summary>The parts of a day: its year, its month, its number, its weekday.</summary>
internal static partial class KoreanDays
{
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

    /// <summary>The first of a month in its year, or in the year in which it is not over yet.</summary>
    public static DateOnly FirstOf(int? year, int month, DateOnly today) => new(year ?? (month < today.Month ? today.Year + 1 : today.Year), month, 1);
}

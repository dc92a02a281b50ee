using System.Globalization;
using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

/// <summary>A month of a year, or of whichever year lies ahead when none was said.</summary>
internal readonly record struct JapaneseMonth(int? Year, int Month);

/// <summary>Dates as written: 2027年3月5日, 令和9年3月5日, 3月5日, 2027/3/5, 3/5; and the years and months they are made of.</summary>
internal static class JapaneseDates
{
    /// <summary>A year: 2027年, 二〇二七年, 令和9年, 来年.</summary>
    public static Reading<int>? Year(string text, int at, DateOnly today)
    {
        if (W.Years.At(text, at) is { } relative)
        {
            return new(relative.End, today.Year + relative.Value);
        }

        if ((W.Eras.At(text, at) ?? (W.IsDigit(text, at + 1) && !(at > 0 && char.IsAsciiLetterOrDigit(text[at - 1])) ? W.EraLetters.At(text, at) : null)) is { } era)
        {
            var number = W.FirstYears.At(text, era.End) ?? W.Small(text, W.Skip(text, era.End));
            return number is { Value: > 0 and < 100 } said && W.Is(text, said.End, "年") ? new(said.End + 1, era.Value + said.Value) : null;
        }

        var start = W.Is(text, at, "西暦") ? at + 2 : at;
        if (W.IsDigit(text, start - 1) || W.Small(text, start) is not { } year)
        {
            return null;
        }

        var end = W.Skip(text, year.End);
        return year.Value is >= 1000 and < 3000 && W.Is(text, end, "年") ? new(end + 1, year.Value)
            : year.Value is > 12 and < 100 && year.End - start == 2 && W.Is(text, end, "年") && W.Small(text, end + 1) is { } month && W.Is(text, month.End, "月") ? new(end + 1, Calendar.FullYear(year.Value))
            : null;
    }

    /// <summary>A month, perhaps after its year: 3月, 来年の3月, 来月.</summary>
    public static Reading<JapaneseMonth>? Month(string text, int at, DateOnly today)
    {
        if (Year(text, at, today) is { } year)
        {
            var next = W.Join(text, year.End);
            return W.Months.At(text, next) is { } relative ? new(relative.End, new(year.Value, today.AddMonths(relative.Value).Month))
                : Year(text, next, today) is { } again && Numbered(text, W.Join(text, again.End)) is { } repeated ? new(repeated.End, new(again.Value, repeated.Value))
                : Numbered(text, next) is { } month ? new(month.End, new(year.Value, month.Value))
                : null;
        }

        return W.Months.At(text, at) is { } shifted && !W.Is(text, shifted.End, "曜") ? new(shifted.End, Shifted(today, shifted.Value))
            : Numbered(text, at) is { } plain ? new(plain.End, new(null, plain.Value))
            : null;
    }

    /// <summary>The day that this is, with its month and year, without what weekday follows.</summary>
    public static Reading<DateOnly>? Read(string text, int at, DateOnly today)
    {
        if (Separated(text, at, today) is { } separated)
        {
            return separated;
        }

        if (Month(text, at, today) is not { } month || DayOfMonth(text, W.Skip(text, W.Is(text, month.End, "の") ? month.End + 1 : month.End)) is not { } day)
        {
            return null;
        }

        var date = month.Value.Year is { } year ? Calendar.Exact(year, month.Value.Month, day.Value) ?? LastValid(year, month.Value.Month, day.Value)
            : Calendar.Ahead(today, month.Value.Month, day.Value);
        return date is { } found ? new(day.End, found) : null;
    }

    /// <summary>A day of a month: 5日, 二十日, 二日目.</summary>
    public static Reading<int>? DayOfMonth(string text, int at)
    {
        if (W.MonthDays.At(text, at) is { } named && !W.Is(text, named.End, "か"))
        {
            return named;
        }

        if (W.IsDigit(text, at - 1) || W.Small(text, at) is not { Value: >= 1 and <= 31 } day || !W.Is(text, W.Skip(text, day.End), "日"))
        {
            return null;
        }

        var end = W.Skip(text, day.End) + 1;
        return W.Is(text, end, "間") || W.Is(text, end, "本") || W.Is(text, end, "程") || W.Is(text, end, "以内") ? null : new(W.Is(text, end, "目") ? end + 1 : end, day.Value);
    }

    private static Reading<int>? Numbered(string text, int at) =>
        !W.IsDigit(text, at - 1) && W.Small(text, at) is { Value: >= 1 and <= 12 } month && W.Is(text, month.End, "月") && !W.Is(text, month.End, "月間") && !W.Is(text, month.End, "月曜") && !(W.Is(text, month.End, "月分") && !W.Is(text, month.End, "月分の"))
            ? new(month.End + 1, month.Value)
            : null;

    private static JapaneseMonth Shifted(DateOnly today, int shift) => Calendar.FirstOfMonth(today).AddMonths(shift) is var month ? new(month.Year, month.Month) : default;

    // The thirty-first of a month with thirty days is meant in the month after.
    private static DateOnly? LastValid(int year, int month, int day) => Calendar.Exact(month == 12 ? year + 1 : year, (month % 12) + 1, day);

    // "2027/3/5", "2027-03-05", "13.5.2027", "21/04/27", "3/5", "4-22", "08/12,2027"
    private static Reading<DateOnly>? Separated(string text, int at, DateOnly today)
    {
        if (!W.IsDigit(text, at) || (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '/' or '.' or '+' or ':' or '$' or '¥' or '#' or '_')))
        {
            return null;
        }

        Span<int> groups = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var (count, end, separator) = (0, at, '\0');
        while (count < 3)
        {
            var start = end;
            while (W.IsDigit(text, end) && end - start < 5) { end++; }
            if (end == start || end - start > 4) { return null; }
            (groups[count], lengths[count]) = (int.Parse(text.AsSpan(start, end - start), CultureInfo.InvariantCulture), end - start);
            count++;
            var isSame = end + 1 < text.Length && (text[end] == separator || (separator == '\0' && text[end] is '/' or '-' or '.') || (separator == '/' && count == 2 && text[end] == ',' && W.IsDigit(text, end + 4)));
            if (!isSame || !W.IsDigit(text, end + 1)) { break; }
            separator = count == 1 ? text[end] : separator;
            end++;
        }

        if (count < 2 || W.IsDigit(text, end) || (end + 1 < text.Length && text[end] is '-' or '/' && W.IsDigit(text, end + 1)) || (end < text.Length && (text[end] == '%' || char.IsAsciiLetter(text[end]))))
        {
            return null;
        }

        var date = count == 3 ? Three(groups, lengths) : separator == '.' || lengths[0] > 2 || lengths[1] > 2 || IsRange(text, end, separator) ? null
            : groups[0] <= 12 ? Calendar.Ahead(today, groups[0], groups[1])
            : Calendar.Ahead(today, groups[1], groups[0]);
        return date is { } found ? new(end, found) : null;
    }

    private static DateOnly? Three(ReadOnlySpan<int> groups, ReadOnlySpan<int> lengths) =>
        lengths[0] == 4 ? Calendar.Exact(groups[0], groups[1], groups[2])
        : lengths[2] == 4 ? groups[0] > 12 ? Calendar.Exact(groups[2], groups[1], groups[0]) : Calendar.Exact(groups[2], groups[0], groups[1]) ?? Calendar.Exact(groups[2], groups[1], groups[0])
        : lengths[0] == 2 && groups[0] > 12 ? Calendar.Exact(Calendar.FullYear(groups[0]), groups[1], groups[2])
        : Calendar.Exact(Calendar.FullYear(groups[2]), groups[0], groups[1]) ?? Calendar.Exact(Calendar.FullYear(groups[0]), groups[1], groups[2]);

    // "1-2時間", "3-5人": from one number to another.
    private static bool IsRange(string text, int end, char separator) =>
        separator == '-' && end < text.Length && (text[end] is '時' or '分' or '日' or '人' or '件' or '名' or '社' or '年' or '月' or '週' or '万' or '円' or '回' or 'ヶ' or 'か' or 'カ' || text[end] == '%');
}

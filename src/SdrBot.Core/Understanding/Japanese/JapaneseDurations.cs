using System.Globalization;
using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

/// <summary>A length as said; months and business days stay apart because they are not of one length.</summary>
internal readonly record struct JapaneseSpan(int Months, decimal Days, decimal Seconds, int BusinessDays, bool IsBareDays)
{
    public bool IsDays => Seconds == 0;

    public TimeSpan Length => TimeSpan.FromSeconds((double)((((Months / 12) * 365) + (Months % 12 * 30) + Days + BusinessDays) * 86_400) + (double)Seconds);

    public DateTime From(DateTime start, int direction)
    {
        var moved = start.AddMonths(direction * Months).AddDays(direction * (double)Days).AddSeconds(direction * (double)Seconds);
        return BusinessDays == 0 ? moved : Calendar.AddBusinessDays(DateOnly.FromDateTime(moved), direction * BusinessDays).ToDateTime(TimeOnly.FromDateTime(moved));
    }
}

/// <summary>Lengths in Japanese: 20分, 2時間半, 1か月と21日間, 半年, 数週間, 三営業日.</summary>
internal static class JapaneseDurations
{
    private const int MostParts = 6;

    public static Reading<JapaneseSpan>? Read(string text, int at)
    {
        var start = at;
        while (W.BeforeLengths.At(text, start) is { } before && before.End > start) { start = W.Skip(text, before.End); }
        JapaneseSpan? sum = null;
        var end = start;
        for (var parts = 0; parts < MostParts; parts++)
        {
            var next = parts == 0 ? start : W.Skip(text, end < text.Length && text[end] == 'と' ? end + 1 : end);
            if (One(text, next) is not { } one || (sum is { } known && !IsSmaller(known, one.Value))) { break; }
            sum = sum is { } so ? new(so.Months + one.Value.Months, so.Days + one.Value.Days, so.Seconds + one.Value.Seconds, so.BusinessDays + one.Value.BusinessDays, false) : one.Value;
            end = one.End;
        }

        return sum is { } span ? new(end, start > at ? span with { IsBareDays = false } : span) : null;
    }

    private static bool IsSmaller(JapaneseSpan sum, JapaneseSpan next) => next.Months == 0 ? next.Days == 0 || sum.Seconds == 0 : sum is { Days: 0, Seconds: 0 };

    private static Reading<JapaneseSpan>? One(string text, int at)
    {
        if (W.Lengths.At(text, at) is { } named)
        {
            var space = named.Value.IndexOf(' ', StringComparison.Ordinal);
            return new(named.End, Of(decimal.Parse(named.Value[..space], CultureInfo.InvariantCulture), Enum.Parse<CalendarUnit>(named.Value[(space + 1)..]), false));
        }

        var vague = W.Vague.At(text, at);
        if ((vague is { } some ? new Reading<decimal>(some.End, some.Value) : Count(text, at)) is not { } count)
        {
            return null;
        }

        var unitAt = W.Skip(text, count.End);
        if (vague is not null && W.Is(text, unitAt, "月") && !W.Is(text, unitAt, "月日")) { return new(unitAt + 1, Of(3, CalendarUnit.Month, false)); }
        if (vague is not null && W.Is(text, at, "何")) { return null; }
        if (W.Units.At(text, unitAt) is not { } unit || IsOther(text, count, unit, unitAt) || (vague is not null && unit.Value == CalendarUnit.Day && unit.End - unitAt == 1 && W.After.At(text, unit.End) is null && W.Ago.At(text, unit.End) is null))
        {
            return null;
        }

        var (end, number) = (unit.End, count.Value);
        if (end < text.Length && text[end] == '半' && !(end + 1 < text.Length && text[end + 1] is '分' or '額' or '数' or 'ば') && unit.Value is CalendarUnit.Hour or CalendarUnit.Year or CalendarUnit.Month or CalendarUnit.Week or CalendarUnit.Day) { (end, number) = (end + 1, number + 0.5m); }
        return new(end, Of(number, unit.Value, unit.End - unitAt == 1 && text[unitAt] == '日' && end == unit.End));
    }

    private static Reading<decimal>? Count(string text, int at)
    {
        if ((W.IsDigit(text, at) && at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or ':')) || (W.NumberAt(text, at) ?? HalfKanaNumber(text, at)) is not { Value: > 0 and <= 1_000 } number)
        {
            return null;
        }

        return number;
    }

    private static Reading<decimal>? HalfKanaNumber(string text, int at) => W.Is(text, at, "いち") && W.Is(text, at + 2, "じかん") ? new(at + 2, 1) : null;

    // "30分の1" is a fraction, "3分" of "3分の1" too; "2027年" a year; "5分" after "時" belongs to a clock.
    private static bool IsOther(string text, Reading<decimal> count, Reading<CalendarUnit> unit, int unitAt) =>
        (unit.Value == CalendarUnit.Minute && unit.End - unitAt == 1 && W.PartOf.At(text, unitAt) is not null && W.NumberAt(text, unitAt + 2) is not null)
        || (unit.Value == CalendarUnit.Year && count.Value >= 1_000)
        || (unit.Value == CalendarUnit.Day && W.Is(text, unitAt, "日本"))
        || (unit.Value == CalendarUnit.Week && W.Is(text, unitAt, "週末"))
        || (unit.Value == CalendarUnit.Year && (W.Is(text, unitAt, "年生") || W.Is(text, unitAt, "年目") || W.Is(text, unitAt, "年度")));

    private static JapaneseSpan Of(decimal count, CalendarUnit unit, bool isBare) => unit switch
    {
        CalendarUnit.Second => new(0, 0, count, 0, false),
        CalendarUnit.Minute => new(0, 0, count * 60, 0, false),
        CalendarUnit.Hour => new(0, 0, count * 3_600, 0, false),
        CalendarUnit.Week => new(0, count * 7, 0, 0, false),
        CalendarUnit.BusinessDay => new(0, 0, 0, (int)Math.Ceiling(count), false),
        CalendarUnit.Month => new((int)count, (count - decimal.Truncate(count)) * 30, 0, 0, false),
        CalendarUnit.Quarter => new((int)(count * 3), 0, 0, 0, false),
        CalendarUnit.Year => new((int)decimal.Truncate(count) * 12, (count - decimal.Truncate(count)) * 365, 0, 0, false),
        CalendarUnit.Decade => new(120, 0, 0, 0, false),
        _ => new(0, count, 0, 0, isBare),
    };
}

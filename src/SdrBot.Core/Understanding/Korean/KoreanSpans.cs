using static SdrBot.Understanding.Korean.KoreanText;
using W = SdrBot.Understanding.Korean.KoreanWords;

namespace SdrBot.Understanding.Korean;

/// <summary>A length of time as said: calendar months and days, and the seconds below them.</summary>
internal readonly record struct Stretch(int Months, int Days, int BusinessDays, decimal Seconds)
{
    private const decimal DaySeconds = 86_400;

    /// <summary>No length of any sale; what is longer is not read.</summary>
    private const decimal MostDays = 200_000;

    public bool IsClock => Seconds > 0;

    /// <summary>A month counts 30 days, a year 365.</summary>
    public TimeSpan Length => TimeSpan.FromSeconds((double)(((((Months / 12) * 365) + ((Months % 12) * 30) + Days + BusinessDays) * DaySeconds) + Seconds));

    public bool IsSane => Months is >= 0 and < 6_000 && Days is >= 0 and < (int)MostDays && BusinessDays is >= 0 and < 3_000 && Seconds < MostDays * DaySeconds;

    public DateTime From(DateTime start, int sign)
    {
        var moved = start.AddMonths(sign * Months).AddDays(sign * Days).AddSeconds((double)(sign * Seconds));
        return BusinessDays == 0 ? moved : Calendar.AddBusinessDays(DateOnly.FromDateTime(moved), sign * BusinessDays).ToDateTime(TimeOnly.FromDateTime(moved));
    }

    public static Stretch operator +(Stretch left, Stretch right) =>
        new(left.Months + right.Months, left.Days + right.Days, left.BusinessDays + right.BusinessDays, left.Seconds + right.Seconds);

    public static Stretch? Of(decimal count, CalendarUnit unit)
    {
        if (count is < 0 or > 1_000_000) { return null; }
        var whole = (int)count;
        var half = count - whole;
        Stretch? stretch = unit switch
        {
            CalendarUnit.Second => new(0, 0, 0, count),
            CalendarUnit.Minute => new(0, 0, 0, count * 60),
            CalendarUnit.Hour => new(0, 0, 0, count * 3_600),
            CalendarUnit.Day => new(0, whole, 0, half * DaySeconds),
            CalendarUnit.Week => half == 0 && count < 30_000 ? new(0, whole * 7, 0, 0) : new(0, (int)(count * 7), 0, 0),
            CalendarUnit.Month => new(whole, (int)(half * 30), 0, 0),
            CalendarUnit.Quarter => new((int)(count * 3), 0, 0, 0),
            CalendarUnit.Year => count < 500 ? new((int)(count * 12), 0, 0, 0) : null,
            CalendarUnit.BusinessDay => new(0, 0, whole, 0),
            _ => null,
        };
        return stretch is { IsSane: true } ? stretch : null;
    }
}

/// <summary>Lengths of time: "2시간 반", "한 달 그리고 이틀", "일주일", "사흘", "반년".</summary>
internal static class KoreanSpans
{
    /// <summary>More parts than any length has.</summary>
    private const int MostParts = 6;

    /// <summary>A length and whether its only part was counted days, which may as well be a day of the month ("3일").</summary>
    public static Reading<(Stretch Stretch, bool IsPlainDays)>? Read(string text, int at)
    {
        if (Part(text, at) is not { } first) { return null; }
        var (end, sum, parts) = (first.End, first.Value.Stretch, 1);
        for (; parts < MostParts; parts++)
        {
            var next = Skip(text, end);
            if (At(text, next) == ',') { next = Skip(text, next + 1); }
            if (W.Joiners.At(text, next) is { } joiner) { next = Skip(text, joiner.End); }
            if (Part(text, next) is not { } more || more.Value.Unit >= first.Value.Unit && more.Value.Unit != CalendarUnit.Day) { break; }
            if (more.Value.Unit >= CalendarUnit.Month && more.Value.Unit >= first.Value.Unit) { break; }
            sum += more.Value.Stretch;
            (end, first) = (more.End, more);
        }

        return sum.IsSane ? new(end, (sum, parts == 1 && first.Value.IsPlainDays)) : null;
    }

    private readonly record struct Piece(Stretch Stretch, CalendarUnit Unit, bool IsPlainDays);

    private static Reading<Piece>? Part(string text, int at)
    {
        if (W.NamedLengths.At(text, at) is { } named && W.EndsWell(text, named.End))
        {
            return new(named.End, new(new(0, named.Value, 0, 0), CalendarUnit.Day, false));
        }

        // 반년, 반시간
        if (W.HalfCounts.At(text, at) is { } half && Unit(text, half.End) is { Value: CalendarUnit.Year or CalendarUnit.Hour or CalendarUnit.Month } halved)
        {
            return Stretch.Of(0.5m, halved.Value) is { } piece ? new(halved.End, new(piece, halved.Value, false)) : null;
        }

        if (Count(text, at) is not { } count || Unit(text, Skip(text, count.End)) is not { } unit) { return null; }

        // 세 분 are three people; 2018년 is a year.
        if ((unit.Value == CalendarUnit.Minute && !IsDigitAt(text, at) && KoreanNumbers.Native(text, at) is not null) || (unit.Value == CalendarUnit.Year && count.Value >= 1_000)) { return null; }
        var (end, value) = (unit.End, count.Value);
        if (unit.Value is CalendarUnit.Hour or CalendarUnit.Year or CalendarUnit.Month or CalendarUnit.Minute or CalendarUnit.Week && W.HalfCounts.At(text, Skip(text, end)) is { } more && W.EndsWell(text, more.End))
        {
            (end, value) = (more.End, value + 0.5m);
        }

        return Stretch.Of(value, unit.Value) is { } stretch
            ? new(end, new(stretch, unit.Value, unit.Value == CalendarUnit.Day && text[unit.End - 1] == '일' && IsPlain(text, at)))
            : null;
    }

    private static bool IsPlain(string text, int at) => IsDigitAt(text, at) || KoreanNumbers.Native(text, at) is null;

    private static Reading<decimal>? Count(string text, int at)
    {
        if (W.Vague.At(text, at) is { } vague) { return new(vague.End, vague.Value); }
        if (KoreanNumbers.Native(text, at) is { } native) { return native; }
        if (KoreanNumbers.Read(text, at) is not { } number || (number.End == at + 1 && text[at] is '만' or '천' or '억' or '조' or '경')) { return null; }

        // "이십일일" is twenty-one days, "삼십일" thirty.
        return text[number.End - 1] == '일' && number.End - at > 1 && Unit(text, Skip(text, number.End)) is null ? new(number.End - 1, number.Value - 1) : number;
    }

    private static Reading<CalendarUnit>? Unit(string text, int at) => W.Units.At(text, at) is { } unit && EndsWell(text, unit.End) ? unit : null;

    private static bool EndsWell(string text, int end) => W.EndsWell(text, end) || W.Lasting.At(text, end) is not null || IsDigitAt(text, end)
        || KoreanNumbers.Native(text, end) is not null || W.NamedLengths.At(text, end) is not null;
}

using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>A length of time that remembers its calendar parts, so that a month later is a calendar month later.</summary>
internal readonly record struct Span(int Months, int Days, int BusinessDays, double Seconds)
{
    /// <summary>The longest length that is read as one: a century.</summary>
    private const double Longest = 100 * 365 * 86_400d;

    public bool IsDays => Seconds == 0;

    public double TotalSeconds => ((Months / 12) * 365 * 86_400d) + ((Months % 12) * 30 * 86_400d) + ((Days + BusinessDays) * 86_400d) + Seconds;

    public bool IsReadable => TotalSeconds is > 0 and <= Longest && Math.Abs(Months) <= 1200;

    public DateTime From(DateTime start, int sign)
    {
        var day = DateOnly.FromDateTime(start.AddMonths(sign * Months).AddDays(sign * Days));
        return Calendar.AddBusinessDays(day, sign * BusinessDays).ToDateTime(TimeOnly.FromDateTime(start)).AddSeconds(sign * Seconds);
    }

    public static Span operator +(Span left, Span right) =>
        new(left.Months + right.Months, left.Days + right.Days, left.BusinessDays + right.BusinessDays, left.Seconds + right.Seconds);

    /// <summary>So many of a unit; a fraction of a calendar unit becomes seconds.</summary>
    public static Span Of(decimal count, CalendarUnit unit)
    {
        if (count is < 0 or > 100_000)
        {
            return default;
        }

        var whole = (int)count;
        var isWhole = whole == count;
        return unit switch
        {
            CalendarUnit.Second => new(0, 0, 0, (double)count),
            CalendarUnit.Minute => new(0, 0, 0, (double)count * 60),
            CalendarUnit.Hour => new(0, 0, 0, (double)count * 3600),
            CalendarUnit.BusinessDay when isWhole => new(0, 0, whole, 0),
            CalendarUnit.Day or CalendarUnit.Night or CalendarUnit.BusinessDay => Days(count),
            CalendarUnit.Week => Days(count * 7),
            CalendarUnit.Fortnight => Days(count * 14),
            CalendarUnit.Weekend => Days(count * 2),
            CalendarUnit.WorkWeek => Days(count * 5),
            CalendarUnit.Month => Months(count, 1, 30),
            CalendarUnit.Quarter => Months(count, 3, 90),
            CalendarUnit.Year => Months(count, 12, 365),
            CalendarUnit.Decade => Months(count, 120, 3650),
            _ => default,
        };

        static Span Days(decimal days) => days == (int)days ? new(0, (int)days, 0, 0) : new(0, 0, 0, (double)days * 86_400);

        static Span Months(decimal count, int months, int days) =>
            count == (int)count ? new((int)count * months, 0, 0, 0) : Days(count * days);
    }
}

/// <summary>Lengths of time in English: "two hours and 30 minutes", "a couple of weeks", "half an hour", "90m".</summary>
internal static class EnglishDurations
{
    public static Reading<Span>? Read(Line line, int at)
    {
        if (One(line, at) is not { } first)
        {
            return null;
        }

        var (end, span) = (first.End, first.Value);
        while (true)
        {
            var next = line[end] is "and" or "," ? end + 1 : end;
            if (next > end && line[next] == "and") { next++; }
            if (!IsCounted(line, next) || One(line, next) is not { } more)
            {
                break;
            }

            (end, span) = (more.End, span + more.Value);
        }

        return span.IsReadable ? new(end, span) : null;
    }

    /// <summary>A unit such as "days" or "business days".</summary>
    public static Reading<CalendarUnit>? Unit(Line line, int at)
    {
        if (line[at] is "business" or "working" or "work")
        {
            return line[at + 1] switch
            {
                "day" or "days" => new(at + 2, CalendarUnit.BusinessDay),
                "week" or "weeks" => new(at + 2, CalendarUnit.WorkWeek),
                _ => null,
            };
        }

        return W.CalendarUnits.TryGetValue(line[at], out var unit) && (line.Length(at) > 1 || line.IsGlued(at) || line[at] is "h" or "d" or "y")
            ? new(at + 1, unit)
            : null;
    }

    private static bool IsCounted(Line line, int at) => line.IsDigits(at) || W.Units.ContainsKey(line[at]) || W.Tens.ContainsKey(line[at]);

    private static Reading<Span>? One(Line line, int at)
    {
        if (Whole(line, at) is { } whole)
        {
            return whole;
        }

        if (Count(line, at) is not { } count)
        {
            return null;
        }

        var unitAt = line[count.End] == "-" ? count.End + 1 : count.End;
        if (line[unitAt] is "more" or "other") { unitAt++; }
        if (Unit(line, unitAt) is not { } unit || (line.Length(unitAt) == 1 && !line.IsDigits(count.End - 1)))
        {
            return null;
        }

        // "a second round" is no second, "three night markets" are no nights.
        if ((unit.Value == CalendarUnit.Second && line[at] == "a" && line.IsWord(unit.End)) || (line[unitAt] == "night" && count.Value > 1))
        {
            return null;
        }

        var (end, value) = (unit.End, count.Value);
        var half = line[end] == "and" ? end + 1 : end;
        if (half > end && EnglishFractions.Read(line, half) is { } fraction && Unit(line, fraction.End) is null && line[fraction.End] is not ("past" or "to"))
        {
            (end, value) = (fraction.End, value + fraction.Value);
        }

        return new(end, Span.Of(value, unit.Value));
    }

    // "all day", "the whole week", "full-month"
    private static Reading<Span>? Whole(Line line, int at)
    {
        if (!W.Whole.Contains(line[at]))
        {
            return null;
        }

        var unitAt = line[at + 1] is "-" or "the" ? at + 2 : at + 1;
        return Unit(line, unitAt) is { Value: not CalendarUnit.Second } unit && line.Length(unitAt) > 2 ? new(unit.End, Span.Of(1, unit.Value)) : null;
    }

    private static Reading<decimal>? Count(Line line, int at)
    {
        var start = line[at] is "a" or "an" or "the" ? at + 1 : at;
        if (W.Vague.TryGetValue(line[start], out var vague) && line[at] != "the")
        {
            return new(line[start + 1] == "of" ? start + 2 : start + 1, vague);
        }

        if (line[at] is "half")
        {
            return new(line[at + 1] is "a" or "an" ? at + 2 : at + 1, 0.5m);
        }

        if (start > at && line[at] != "the" && line[start] is "half" or "quarter")
        {
            var unitAt = line[start + 1] is "of" && line[start + 2] is "a" or "an" ? start + 3 : start + 1;
            if (Unit(line, unitAt) is not null)
            {
                return new(unitAt, line[start] == "half" ? 0.5m : 0.25m);
            }
        }

        if (line[at] is "another" or "a" or "an")
        {
            return line[at - 1] is "once" or "twice" or "times" ? null : new(at + 1, 1);
        }

        if (line[at] is [var sign] && char.GetNumericValue(sign) is > 0 and < 1)
        {
            return EnglishFractions.Read(line, at);
        }

        // "90m" are minutes where a length is read, though a number would take it for millions.
        if (line.Value(at) >= 0 && line.IsGlued(at + 1) && W.OneLetterUnits.Contains(line[at + 1]))
        {
            return new(at + 1, line.Value(at));
        }

        if (EnglishNumbers.Read(line, at) is not { } number)
        {
            return null;
        }

        var more = line[number.End] == "and" ? number.End + 1 : number.End;
        if (more > number.End && EnglishFractions.Read(line, more) is { } fraction && Unit(line, fraction.End) is not null)
        {
            return new(fraction.End, number.Value + fraction.Value);
        }

        // "twenty and four hours"
        return more > number.End && number.Value % 10 == 0 && number.Value < 100 && line.IsWord(more)
            && EnglishNumbers.Small(line, more) is { Value: < 10 } unit && Unit(line, unit.End) is not null
            ? new(unit.End, number.Value + unit.Value)
            : number;
    }
}

namespace SdrBot.Understanding.English;

/// <summary>Parts of a year, and weeks of a month, by their number: "Q3", "H2", "the third quarter of 2026", "first week of March".</summary>
internal static class EnglishYearParts
{
    // "Q3", "Q1 2027", "2027-Q1", "the third quarter of 2026", "H2", "the 9th month of next year", "first week of March"
    public static Reading<Days>? Read(Line line, int at, DateOnly today)
    {
        if (line.Length(at) == 4 && line.Value(at) is > 1900 and < 2200 and var leading)
        {
            var quarterAt = line[at + 1] == "-" ? at + 2 : at + 1;
            return Part(line, quarterAt) is { } part ? PartOf(part, leading) : null;
        }

        var start = line[at] == "the" ? at + 1 : at;
        if ((Part(line, start) ?? OrdinalPart(line, start)) is { } named)
        {
            var next = line[named.End] is "of" or "," or "-" or "in" ? named.End + 1 : named.End;
            if (EnglishYears.At(line, next, today) is { } year)
            {
                return PartOf(named with { End = year.End }, year.Value);
            }

            return named.Value.Months == 1 ? null : Ahead(named, today);
        }

        return OrdinalWeek(line, start, today);
    }

    private static Reading<Days> Ahead(Reading<(int Number, int Months)> part, DateOnly today)
    {
        var days = PartOf(part, today.Year);
        return days.Value.End > today ? days : PartOf(part, today.Year + 1);
    }

    private static Reading<Days> PartOf(Reading<(int Number, int Months)> part, int year)
    {
        var begin = new DateOnly(year, ((part.Value.Number - 1) * part.Value.Months) + 1, 1);
        return new(part.End, new Days(begin, begin.AddMonths(part.Value.Months)));
    }

    private static Reading<(int Number, int Months)>? Part(Line line, int at)
    {
        if (!line.IsGlued(at + 1) || line.IsGlued(at + 2) && line.IsWord(at + 2))
        {
            return null;
        }

        return (line[at], line.Value(at + 1)) switch
        {
            ("q", >= 1 and <= 4 and var quarter) => new(at + 2, (quarter, 3)),
            ("h", 1 or 2) => new(at + 2, (line.Value(at + 1), 6)),
            _ => null,
        };
    }

    private static Reading<(int Number, int Months)>? OrdinalPart(Line line, int at)
    {
        if (EnglishNumbers.Ordinal(line, at) is not { } ordinal)
        {
            return null;
        }

        return (line[ordinal.End], ordinal.Value) switch
        {
            ("quarter" or "qtr", >= 1 and <= 4) => new(ordinal.End + 1, (ordinal.Value, 3)),
            ("half", 1 or 2) => new(ordinal.End + 1, (ordinal.Value, 6)),
            ("month", >= 1 and <= 12) => new(ordinal.End + 1, (ordinal.Value, 1)),
            _ => null,
        };
    }

    private static Reading<Days>? OrdinalWeek(Line line, int at, DateOnly today)
    {
        var ordinal = line[at] == "last" ? new Reading<int>(at + 1, -1) : EnglishNumbers.Ordinal(line, at);
        if (ordinal is not { Value: -1 or (>= 1 and <= 5) } nth || line[nth.End] != "week" || line[nth.End + 1] is not ("of" or "in")
            || EnglishMonths.First(line, nth.End + 2, today) is not { } month)
        {
            return null;
        }

        var thursday = Calendar.Nth(month.Value, DayOfWeek.Thursday, nth.Value);
        return thursday is { } inWeek ? EnglishPeriods.Of(month.End, Calendar.Around(inWeek, CalendarUnit.Week, 0)) : null;
    }
}

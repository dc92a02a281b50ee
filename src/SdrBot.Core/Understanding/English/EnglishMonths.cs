using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>Months in English: "March", "May 2027", "11/2026", "next month".</summary>
internal static class EnglishMonths
{
    // "March", "March 2027", "2027 March", "Dec-2018", "11/2026", "2026-12"
    public static Reading<Days>? Read(Line line, int at, DateOnly today)
    {
        if (line.IsDigits(at))
        {
            return DigitMonth(line, at);
        }

        if (EnglishDates.Month(line, at) is not { } month)
        {
            return null;
        }

        var next = line[at + 1] is "," or "-" or "of" or "." or "/" or "in" ? at + 2 : at + 1;
        if (EnglishYears.At(line, next, today) is { } year && (line.IsDigits(next) || line[next] is not "the"))
        {
            return Of(year.End, year.Value, month);
        }

        return Of(at + 1, month >= today.Month ? today.Year : today.Year + 1, month);
    }

    /// <summary>The first day of a month: "March", "next month", "this month", "the month", "May 2027".</summary>
    public static Reading<DateOnly>? First(Line line, int at, DateOnly today)
    {
        var start = line[at] == "the" ? at + 1 : at;
        if (W.Shifts.TryGetValue(line[start], out var shift) && line[start + 1] is "month")
        {
            return new(start + 2, Calendar.FirstOfMonth(today).AddMonths(shift));
        }

        if (line[start] == "month")
        {
            return new(start + 1, Calendar.FirstOfMonth(today));
        }

        return Read(line, at, today) is { } month && month.Value.End == month.Value.Begin.AddMonths(1) ? new(month.End, month.Value.Begin) : null;
    }

    /// <summary>The days of one month.</summary>
    public static Reading<Days>? Of(int end, int year, int month) =>
        Calendar.Exact(year, month, 1) is { } first ? new(end, new Days(first, first.AddMonths(1))) : null;

    private static Reading<Days>? DigitMonth(Line line, int at)
    {
        if (line.Length(at) == 4 && line.Value(at) is > 1900 and < 2200 and var year)
        {
            var name = line[at + 1] is "," or "-" or "/" ? at + 2 : at + 1;
            if (W.Months.TryGetValue(line[name], out var named) && (line[name] != "may" || !line.IsWord(name + 1)))
            {
                return Of(name + 1, year, named);
            }
        }

        if (line[at + 1] is not ("-" or "/" or ".") || !line.IsGlued(at + 1) || !line.IsGlued(at + 2) || !line.IsDigits(at + 2)
            || (line.IsGlued(at + 3) && (line[at + 3] == line[at + 1] || line.IsWord(at + 3)) && line[at + 3] != ".") || (line.IsGlued(at) && line[at - 1] is "-" or "/" or "."))
        {
            return null;
        }

        return (line.Length(at), line.Length(at + 2)) switch
        {
            (4, 1 or 2) when line.Value(at) is > 1900 and < 2200 => Of(at + 3, line.Value(at), line.Value(at + 2)),
            (1 or 2, 4) when line.Value(at + 2) is > 1900 and < 2200 && line[at + 1] != "." => Of(at + 3, line.Value(at + 2), line.Value(at)),
            _ => null,
        };
    }
}

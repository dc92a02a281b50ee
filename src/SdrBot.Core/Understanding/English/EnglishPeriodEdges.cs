using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>The beginning, middle and end of a period: "early March", "the end of next month", "later this year", "EOM".</summary>
internal static class EnglishPeriodEdges
{
    // "early March", "the end of next month", "later this year", "rest of the week", "EOM"
    public static Reading<Days>? Read(Line line, int at, DateOnly today)
    {
        if (line[at] is "eom" or "eoq" or "eoy")
        {
            var unit = line[at] switch { "eom" => CalendarUnit.Month, "eoq" => CalendarUnit.Quarter, _ => CalendarUnit.Year };
            return Calendar.Around(today, unit, 0) is { } whole ? Cut(at + 1, "late", new Days(whole.Begin, whole.End)) : null;
        }

        var start = line[at] == "the" ? at + 1 : at;
        var isRest = line[start] is "rest" or "remainder" or "remaining";
        if (!isRest && !W.Edges.ContainsKey(line[start]))
        {
            return null;
        }

        // "start in June" and "contracts end in June" are verbs, not edges.
        var next = start + 1;
        if (line[start] is "start" ? line[next] is not ("of" or "-") : line[start] == "end" && line[next] == "in")
        {
            return null;
        }

        while (line[next] is "of" or "-" or "in") { next++; }
        var period = EnglishPeriods.Whole(line, next, today);
        if (period is not { } found)
        {
            return null;
        }

        var (begin, end) = (found.Value.Begin, found.Value.End);
        return line[start] switch
        {
            "later" => NoShorter(found, Cut(found.End, "late", found.Value), today),
            "earlier" => NoLater(found, Cut(found.End, "early", found.Value), today),
            _ when isRest => new(found.End, new Days(today >= begin && today < end ? today : begin, end)),
            _ => Cut(found.End, W.Edges[line[start]], found.Value),
        };
    }

    // "later this month" is its second half, or what is left of it.
    private static Reading<Days> NoShorter(Reading<Days> whole, Reading<Days> half, DateOnly today) =>
        today > half.Value.Begin && today < whole.Value.End ? half with { Value = half.Value with { Begin = today } } : half;

    private static Reading<Days> NoLater(Reading<Days> whole, Reading<Days> half, DateOnly today) =>
        today < half.Value.End && today > whole.Value.Begin ? half with { Value = half.Value with { End = today } } : half;

    // Halves of a period, as the corpora have them; a month's middle is its second third.
    private static Reading<Days> Cut(int end, string edge, Days whole)
    {
        var length = whole.End.DayNumber - whole.Begin.DayNumber;
        var isMonths = length > 31;
        var half = isMonths ? whole.Begin.AddMonths((length + 15) / 60) : whole.Begin.AddDays(length / 2);
        return edge switch
        {
            "early" => new(end, whole with { End = half }),
            "late" => new(end, whole with { Begin = half }),
            _ => new(end, isMonths
                ? new Days(whole.Begin.AddMonths((length + 15) / 120), whole.End.AddMonths(-(length + 15) / 120))
                : new Days(whole.Begin.AddDays(length / 3), whole.Begin.AddDays((length / 3) + ((length + 2) / 3)))),
        };
    }
}

using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

/// <summary>Weeks and their ends: 来週, 週末, 10月の第1週.</summary>
internal static partial class JapanesePeriods
{
    private static Reading<(DateOnly Begin, DateOnly End)>? Week(string text, int at, DateOnly today)
    {
        if (W.Weeks.At(text, at) is { } week && !W.Is(text, week.End, "間"))
        {
            var start = Calendar.WeekStart(today).AddDays(7 * week.Value);
            var next = W.Is(text, week.End, "の") ? week.End + 1 : week.End;
            return W.Is(text, week.End, "末") ? new(week.End + 1, Days(start.AddDays(5), 2))
                : W.Weekend.At(text, next) is { } weekend ? new(weekend.End, Days(start.AddDays(5), 2))
                : W.Edges.At(text, next) is { } edge && edge.Value != "last" ? new(edge.End, EdgeOfWeek(start, edge.Value))
                : new(week.End, Days(start, 7));
        }

        if (W.WeekEdges.At(text, at) is { } bare)
        {
            return new(bare.End, EdgeOfWeek(Calendar.WeekStart(today).AddDays(bare.Value == "start" ? 7 : 0), bare.Value));
        }

        if (W.Demonstratives.At(text, at) is { } shift && W.Weekend.At(text, shift.End) is { } shifted)
        {
            return new(shifted.End, Days(Calendar.WeekStart(today).AddDays(5 + (7 * shift.Value)), 2));
        }

        if (W.Weekend.At(text, at) is { } plain && !(at > 0 && text[at - 1] == '毎'))
        {
            return new(plain.End, Days(Calendar.WeekStart(today).AddDays(5), 2));
        }

        if (JapaneseDates.Read(text, at, today) is { } day && W.Is(text, day.End, "の週") && !W.Is(text, day.End, "の週末"))
        {
            return new(day.End + 2, Days(Calendar.WeekStart(day.Value), 7));
        }

        return Numbered(text, at, today);
    }

    // "10月の第1週", "来年の第3週", "第31週"
    private static Reading<(DateOnly Begin, DateOnly End)>? Numbered(string text, int at, DateOnly today)
    {
        var (month, year) = (JapaneseDates.Month(text, at, today), JapaneseDates.Year(text, at, today));
        var next = month is not null ? W.Join(text, month.Value.End) : year is not null ? W.Join(text, year.Value.End) : at;
        if (W.Is(text, next, "最後の週") && next > at)
        {
            var end = month is { } of ? new DateOnly(of.Value.Year ?? today.Year, of.Value.Month, 1).AddMonths(1) : new DateOnly(year!.Value.Value + 1, 1, 1);
            return new(next + 4, Days(Calendar.WeekStart(end.AddDays(-1)), 7));
        }

        if (!W.Is(text, next, "第") || W.Small(text, next + 1) is not { Value: >= 1 and <= 53 } number || !W.Is(text, number.End, "週") || W.Is(text, number.End, "週間"))
        {
            return null;
        }

        var first = month is { } named ? new DateOnly(named.Value.Year ?? today.Year, named.Value.Month, 1) : new DateOnly(year?.Value ?? today.Year, 1, 1);
        if (month is { Value.Year: null } && first.AddMonths(1) < today) { first = first.AddYears(1); }

        // The first week is the one with the first Thursday.
        return new(number.End + 1, Days(Calendar.WeekStart(Calendar.OnOrAfter(first, DayOfWeek.Thursday)).AddDays(7 * (number.Value - 1)), 7));
    }

    private static (DateOnly Begin, DateOnly End) EdgeOfWeek(DateOnly monday, string edge) => edge switch
    {
        "start" => Days(monday, 3),
        "mid" => Days(monday.AddDays(1), 4),
        _ => Days(monday.AddDays(3), 4),
    };
}

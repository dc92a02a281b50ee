using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>Years in English: "in 2027", "FY26", "twenty twenty six".</summary>
internal static class EnglishYears
{
    // A year stands alone only after a word that makes it one.
    public static Reading<Days>? Read(Line line, int at)
    {
        var start = line[at] == "the" ? at + 1 : at;
        var isSaid = line[start] is "year" or "cy" or "fy" or "calendar" || line[at] == "=";
        start = isSaid ? start + 1 : start;
        start = isSaid && line[start] == "year" ? start + 1 : start;
        if (isSaid && line[start - 1] is "cy" or "fy" && line.Length(start) == 2 && line.Value(start) >= 0)
        {
            return Of(start + 1, 2000 + line.Value(start));
        }

        if (line.Length(start) == 4 && line.Value(start) is > 1900 and < 2200 and var year
            && (isSaid || line[start - 1] is "in" or "of" or "during" or "since" or "until" or "till" or "by" or "before" or "after" or "for" or "from" or "between" or "to")
            && !(line.IsGlued(start + 1) && line[start + 1] is "-" or "/" or ":" or "." && line.IsDigits(start + 2)) && !line.IsGlued(start) | isSaid
            && (isSaid || !line.IsWord(start + 1) || line[start + 1] is "and" or "or" or "was" or "to" or "is" or "at"))
        {
            return Of(start + 1, year);
        }

        return Spoken(line, at) is { } spoken && (line[at] == "two" || line[at - 1] is "in" or "of" or "year") ? Of(spoken.End, spoken.Value) : null;
    }

    /// <summary>The year of a month or quarter that stands before it: "2027", "'27", "next year".</summary>
    public static Reading<int>? At(Line line, int at, DateOnly today)
    {
        if (line.Length(at) == 4 && line.Value(at) is > 1900 and < 2200 and var year && !(line.IsGlued(at + 1) && line[at + 1] is ":" or "-" && line.IsDigits(at + 2)))
        {
            return new(at + 1, year);
        }

        if (line[at] == "'" && line.Length(at + 1) == 2 && line.IsDigits(at + 1))
        {
            return new(at + 2, Calendar.FullYear(line.Value(at + 1)));
        }

        var start = line[at] == "the" ? at + 1 : at;
        return W.Shifts.TryGetValue(line[start], out var shift) && line[start + 1] == "year" ? new(start + 2, today.Year + shift) : null;
    }

    /// <summary>"two thousand and twenty", "twenty twenty six"</summary>
    public static Reading<int>? Spoken(Line line, int at)
    {
        if (line[at] == "two" && line[at + 1] == "thousand" && EnglishNumberWords.Integer(line, at, false) is { Value: > 2000 and < 2100 } year)
        {
            return new(year.End, (int)year.Value);
        }

        return line[at] == "twenty" && EnglishNumbers.Small(line, at + 1) is { Value: >= 20 and < 60 } rest ? new(rest.End, 2000 + rest.Value) : null;
    }

    private static Reading<Days> Of(int end, int year) => new(end, new Days(new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1)));
}

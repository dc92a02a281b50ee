namespace SdrBot.Understanding.Japanese;

/// <summary>Lines that mix two languages ("明日 2pm call Acme"): what English reads is added where it speaks English.</summary>
internal static class Mixed
{
    /// <summary>What may stand between a day in one language and a time in the other.</summary>
    private const int LongestJoint = 3;

    public static bool HasEnglish(Line line)
    {
        foreach (var character in line.Folded)
        {
            if (char.IsAsciiLetter(character) || character is '$' or '€' or '£') { return true; }
        }

        return false;
    }

    /// <summary>Adds what has a Latin letter or a sign of money in it and takes nothing from what is there.</summary>
    public static void Add(Line line, List<Entity> english, List<Entity> into)
    {
        foreach (var entity in english)
        {
            if (IsEnglish(line, entity) && !into.Exists(known => known.Start < entity.End && entity.Start < known.End)) { into.Add(entity); }
        }
    }

    /// <summary>The same for times; a day and a time that stand side by side become one.</summary>
    public static void AddTimes(Line line, List<Entity> english, List<Entity> into)
    {
        Add(line, english, into);
        into.Sort(static (left, right) => left.Start.CompareTo(right.Start));
        for (var at = into.Count - 2; at >= 0; at--)
        {
            if (Joined(line.Original, into[at], into[at + 1]) is { } one)
            {
                into[at] = one;
                into.RemoveAt(at + 1);
            }
        }
    }

    private static Entity? Joined(string text, Entity first, Entity second)
    {
        var (day, time) = first.Value is DateValue ? (first.Value, second.Value) : (second.Value, first.Value);
        if (second.Start < first.End || second.Start - first.End > LongestJoint || !IsJoint(text.AsSpan(first.End, second.Start - first.End)) || day is not DateValue date)
        {
            return null;
        }

        return time switch
        {
            TimeValue clock => One(EntityType.DateTime, new InstantValue(date.Date.ToDateTime(clock.Time))),
            PeriodValue { Begin: TimeValue begin, End: TimeValue end } period => One(EntityType.DateTimeRange, new PeriodValue(new InstantValue(date.Date.ToDateTime(begin.Time)), new InstantValue(date.Date.ToDateTime(end.Time)), period.Part)),
            _ => null,
        };

        Entity One(EntityType type, EntityValue value) => new(first.Start, second.End, type, text[first.Start..second.End], value);
    }

    private static bool IsJoint(ReadOnlySpan<char> between) => between.Trim() is "" or "の" or "、" or "at" or "," or "@";

    // A letter after a digit alone ("30m") may be half of a Japanese word's number; the Japanese reading then stood first.
    private static bool IsEnglish(Line line, Entity entity)
    {
        foreach (var character in entity.Text)
        {
            if (char.IsAsciiLetter(character) || character is '$' or '€' or '£') { return !IsWide(line.Original, entity.End); }
        }

        return false;
    }

    private static bool IsWide(string text, int at) => at < text.Length && text[at] is '億' or '万' or '兆';
}

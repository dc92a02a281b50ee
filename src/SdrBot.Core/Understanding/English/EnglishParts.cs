using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>A part of the day as said, with its day ("last night" was yesterday) and its edge ("early", "late").</summary>
internal readonly record struct DayPart(PartOfDay Part, DateOnly? Date, string? Edge)
{
    /// <summary>The window of the part; half of it when an edge was said.</summary>
    public (TimeOnly Begin, TimeOnly End) Window
    {
        get
        {
            var (begin, end) = Whole(Part);
            var half = begin.Add((end - begin) / 2);
            return Edge switch
            {
                "early" => (begin, half),
                "late" => (half, end),
                _ => (begin, end),
            };
        }
    }

    private static (TimeOnly Begin, TimeOnly End) Whole(PartOfDay part) => part switch
    {
        PartOfDay.Morning or PartOfDay.Breakfast => (new(8, 0), new(12, 0)),
        PartOfDay.Afternoon => (new(12, 0), new(16, 0)),
        PartOfDay.Evening or PartOfDay.Dinner => (new(16, 0), new(20, 0)),
        PartOfDay.Night => (new(20, 0), new(23, 59, 59)),
        PartOfDay.Lunch => (new(11, 0), new(13, 0)),
        PartOfDay.NightTime => (new(0, 0), new(8, 0)),
        _ => (new(8, 0), new(18, 0)),
    };
}

/// <summary>Parts of the day in English: "in the morning", "tonight", "last night", "late this afternoon", "Tuesday AM".</summary>
internal static class EnglishParts
{
    public static Reading<DayPart>? Read(Line line, int at, DateOnly today, bool afterDay)
    {
        if (afterDay && line[at] is "am" or "pm" && !line.IsDigits(at - 1))
        {
            return new(at + 1, new DayPart(line[at] == "am" ? PartOfDay.Morning : PartOfDay.Afternoon, null, null));
        }

        var next = at;
        var (edge, date, led) = ((string?)null, (DateOnly?)null, false);
        for (; next - at < 4; next++)
        {
            if (W.Edges.TryGetValue(line[next], out var said)) { edge = said; }
            else if (line[next] is "in" or "at" or "on" or "during" or "the" or "by" or "over" or "-") { led = true; }
            else if (line[next] == "this") { date = today; }
            else if (W.Shifts.TryGetValue(line[next], out var shift) && shift != 0) { date = today.AddDays(shift); }
            else { break; }
        }

        if (W.Tonight.Contains(line[next]))
        {
            return new(next + 1, new DayPart(PartOfDay.Night, today, edge));
        }

        if (line[next] == "business" && line[next + 1] == "hours")
        {
            return new(next + 2, new DayPart(PartOfDay.BusinessHours, date, null));
        }

        if (line[next] == "night" && line[next + 1] == "-" && line[next + 2] == "time")
        {
            return new(next + 3, new DayPart(PartOfDay.NightTime, date, null));
        }

        if (!W.Parts.TryGetValue(line[next], out var part) || IsGreeting(line, at, next) || (edge == "late" && line[next - 1] == "of"))
        {
            return null;
        }

        var isMeal = part is PartOfDay.Lunch or PartOfDay.Dinner or PartOfDay.Breakfast && !line[next].EndsWith("time", StringComparison.Ordinal);
        return isMeal && (!(afterDay || led || line[at - 1] is "after" or "before" or "around") || date is not null) ? null
            : new(next + 1, new DayPart(part, date, edge));
    }

    // "Good morning", or a message that begins with "Morning" to somebody.
    private static bool IsGreeting(Line line, int at, int part) =>
        line[at - 1] is "good" or "gd" or "g" || (part == 0 && line.IsWord(1) && line[1] is not ("of" or "or" or "on" or "and" or "works" or "is" or "at" or "please" or "tomorrow" or "today"));
}

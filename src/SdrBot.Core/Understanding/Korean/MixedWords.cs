using static SdrBot.Understanding.Korean.KoreanText;

namespace SdrBot.Understanding.Korean;

/// <summary>What is said in English inside a Korean line ("내일 2pm", "by Friday 전화"): only values with a Latin letter in them count, digits alone are read as Korean.</summary>
internal static class MixedWords
{
    private static readonly Dictionary<int, (int End, EntityValue Value)> None = [];

    /// <summary>The English values by the folded character where they begin.</summary>
    public static Dictionary<int, (int End, EntityValue Value)> InEnglish(Line line, Action<Line, DateTime, List<Entity>> read, DateTime now)
    {
        if (!line.Folded.AsSpan().ContainsAnyInRange('a', 'z')) { return None; }
        var found = new List<Entity>();
        read(line, now, found);
        if (found.Count == 0) { return None; }
        var places = new Dictionary<int, (int, EntityValue)>();
        foreach (var entity in found)
        {
            var (first, end) = Tokens(line, entity);
            if (first < 0 || !entity.Text.Any(char.IsAsciiLetter) || entity.Text.Any(IsHangul)) { continue; }
            places.TryAdd(line.Tokens[first].Start, (line.Tokens[end - 1].End, entity.Value));
        }

        return places;
    }

    /// <summary>The kind of a time by its value.</summary>
    public static EntityType TypeOf(EntityValue value) => value switch
    {
        DateValue => EntityType.Date,
        TimeValue => EntityType.Time,
        InstantValue => EntityType.DateTime,
        DurationValue => EntityType.Duration,
        PeriodValue { Begin: TimeValue } or PeriodValue { End: TimeValue } => EntityType.TimeRange,
        PeriodValue { Begin: InstantValue } or PeriodValue { End: InstantValue } => EntityType.DateTimeRange,
        _ => EntityType.DateRange,
    };

    private static (int First, int End) Tokens(Line line, Entity entity)
    {
        var first = -1;
        for (var at = 0; at < line.Count; at++)
        {
            if (line.StartOf(at) == entity.Start) { first = at; }
            if (first >= 0 && line.EndOf(at) == entity.End) { return (first, at + 1); }
        }

        return (-1, -1);
    }
}

namespace SdrBot.Understanding.Japanese;

/// <summary>A line that no pattern fits whole but that is like what people say for a command.</summary>
internal sealed partial class JapaneseIntents
{
    /// <summary>Sure enough to act, and less sure than any pattern.</summary>
    private const double Alike = 0.64;

    private static readonly Dictionary<string, string> NamedBy = new(StringComparer.Ordinal)
    {
        [Intents.QualifyLead] = "lead",
        [Intents.HandoffLead] = "lead",
        [Intents.LeadStatus] = "lead",
        [Intents.CompleteTask] = "task",
        [Intents.SnoozeTask] = "task",
        [Intents.AddLead] = "details",
    };

    /// <returns>Null when the name forbids it: a status of nobody, a chore that is no task.</returns>
    private Candidate? Like(JapaneseLine line, string intent, DateTime now)
    {
        var found = new Dictionary<string, (int Start, int End)>(StringComparer.Ordinal);
        if (NamedBy.TryGetValue(intent, out var slot))
        {
            var reading = new JapaneseReading(words, line);
            if (Name(reading) is { } name)
            {
                if (words.IsEveryday(line, name.Start, name.End)) { return null; }
                found[slot] = name;
            }
            else if (intent == Intents.LeadStatus)
            {
                return null;
            }

            if (intent is Intents.CompleteTask or Intents.SnoozeTask && Numbered(line) is { } number) { found["number"] = number; }
            if (intent == Intents.SnoozeTask && Time(line) is { } when) { found["when"] = when; }
            if (intent is Intents.CompleteTask or Intents.SnoozeTask && found.TryGetValue("task", out var task) && !words.IsNamed(line, task.Start, task.End)) { return null; }
        }

        return new Candidate(intent, Alike, slots.Fill(line, intent, found, now));
    }

    // What stands in front, up to a particle or a word of a command.
    private (int Start, int End)? Name(JapaneseReading reading)
    {
        var line = reading.Line;
        var start = Starts(line)[^1];
        for (var end = start + 2; end <= line.Length; end++)
        {
            if (end < line.Length && reading.FillersAt(end, true).Count == 0 && words.Concepts.At(line.Kana, end) is null) { continue; }
            if (reading.Accepts("lead", start, end) && JapaneseSlots.IsNameLike(line, start, end) && words.Concepts.At(line.Kana, start)?.End != end) { return (start, end); }
        }

        return null;
    }

    private static (int Start, int End)? Numbered(JapaneseLine line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (JapaneseWords.IsDigit(line.Text, at) && JapaneseWords.Small(line.Text, at) is { } number && JapaneseWords.Is(line.Text, number.End, "番")) { return (at, number.End); }
        }

        return null;
    }

    private static (int Start, int End)? Time(JapaneseLine line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (line.IsEntityStart(at) && JapaneseLine.IsTime(line.EntityAt(at))) { return (at, line.EntityEnd(at)); }
        }

        return null;
    }
}

using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Understanding.Japanese;

/// <summary>What a Japanese line asks for: a touch to log, or one of the commands of the table.</summary>
internal sealed partial class JapaneseIntents
{
    private const double LikestExample = 0.3;

    /// <summary>A command is short; a longer line is read as a log line only.</summary>
    private const int LongestCommand = 90;

    private static readonly HashSet<string> Weak = new(StringComparer.Ordinal)
    {
        "{lead} <show>", "{lead} <search>", "<search> {lead}", "<show> {lead}", "{lead} <how>", "{lead} <how> <show>", "{lead} <lasttime>", "{lead} <lasttime> <ask>", "{lead} <show> <show>", "{lead} <fits>", "{lead} <gaps>", "{lead} <judge>",
    };

    private readonly JapaneseCommandWords words = new();
    private readonly JapaneseLogReader log;
    private readonly JapaneseSmallTalk smallTalk;
    private readonly JapaneseSlots slots;
    private readonly Lazy<Examples> examples = new(() => new(Language.Japanese, nameof(Japanese), LikestExample));

    public JapaneseIntents(JapaneseSmallTalk smallTalk)
    {
        this.smallTalk = smallTalk;
        log = new JapaneseLogReader(new JapaneseLogWords(), words);
        slots = new JapaneseSlots(words, new Table("Japanese.intents"));
    }

    public List<Candidate> Read(Line line, ImmutableArray<Entity> entities, DateTime now)
    {
        var candidates = new List<Candidate>();
        var said = new JapaneseLine(line, entities);
        if (said.Length == 0 || smallTalk.Kind(line) is not null)
        {
            return candidates;
        }

        if (log.Read(said, now) is { } touch) { candidates.Add(touch); }
        if (said.Length <= LongestCommand)
        {
            Commands(said, now, candidates);
            Cues(said, candidates);
            if (!candidates.Exists(candidate => candidate.Confidence >= IntentRecognizer.Sure) && examples.Value.Nearest(line.Folded) is { } intent && Like(said, intent, now) is { } like) { candidates.Add(like); }
        }

        return candidates;
    }

    /// <summary>What somebody politely wishes for: the line without お願いします, 見せて and the like at its end.</summary>
    /// <returns>Null when the line expresses no wish.</returns>
    public string? Wish(Line line)
    {
        if (line.Folded.Length is 0 or > LongestCommand) { return null; }
        var reading = new JapaneseReading(words, new JapaneseLine(line, []));
        for (var at = 1; at < line.Folded.Length; at++)
        {
            if (reading.IsFilledUp(at, false) && reading.Line.Length - at >= 2) { return line.Text(0, at).Trim(); }
        }

        return null;
    }

    private void Commands(JapaneseLine line, DateTime now, List<Candidate> candidates)
    {
        var reading = new JapaneseReading(words, line);
        var starts = Starts(line);
        foreach (var pattern in words.Patterns)
        {
            if (!Array.TrueForAll(pattern.Concepts, reading.Present.Contains)) { continue; }
            foreach (var start in starts)
            {
                if (pattern.Match(reading, start) is { } match)
                {
                    candidates.Add(Candidate(line, pattern, match, start, now));
                    break;
                }
            }
        }
    }

    private Candidate Candidate(JapaneseLine line, JapanesePattern pattern, JapaneseMatch match, int start, DateTime now)
    {
        if (match.Slots.TryGetValue("lead", out var lead) && words.IsOpenLead(line, lead.Start, lead.End)) { match.Slots.Remove("lead"); }
        var confidence = 0.84 + (0.1 * match.Fixed / (line.Length - start)) + (0.005 * match.Slots.Count);
        foreach (var (slot, (from, to)) in match.Slots) { confidence = Math.Min(confidence, slots.Trust(line, pattern, slot, from, to, Weak.Contains(pattern.Text))); }
        return new Candidate(pattern.Intent, pattern.Intent is Intents.Away or Intents.IncomingCall ? Math.Min(confidence, 0.55) : confidence, slots.Fill(line, pattern.Intent, match.Slots, now));
    }

    // The line, and the line after greetings and signs.
    private List<int> Starts(JapaneseLine line)
    {
        var starts = new List<int> { 0 };
        for (var at = 0; at < line.Length && starts.Count < 5;)
        {
            var next = !char.IsLetterOrDigit(line.Text[at]) && line.Text[at] is not ('「' or '#' or '(') ? at + 1 : words.Opening(line.Kana, at) ?? at;
            if (next == at || next >= line.Length) { break; }
            starts.Add(at = next);
        }

        return starts;
    }

    // Single words that hint at an intent; they never make the bot act.
    private void Cues(JapaneseLine line, List<Candidate> candidates)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (words.Cues.At(line.Kana, at) is { } cue)
            {
                candidates.AddRange(cue.Value.Select(intent => new Candidate(intent, 0.25 + (0.2 / line.Length), new Dictionary<string, string>())));
            }
        }
    }
}

using System.Collections.Immutable;

namespace SdrBot.Understanding.English;

/// <summary>What an English line asks for: a touch to log, or one of the commands of the table.</summary>
internal sealed class EnglishIntents
{
    /// <summary>A command is short; a longer line is read as a log line only.</summary>
    private const int LongestCommand = 60;

    private static readonly HashSet<string> WeakStarts = new(StringComparer.Ordinal)
    {
        "find", "show", "search", "open", "who", "who's", "where's", "where", "look", "lookup", "tell", "is", "has", "did", "how's", "how", "check", "when", "what", "info", "pull", "give", "what's", "have", "get", "view",
        "does", "see", "put", "find", "any", "anything", "research",
    };

    private readonly EnglishLogWords logWords = new();
    private readonly EnglishLogReader log;
    private readonly CommandSlots slots;
    private readonly Spelling spelling;
    private readonly Phrases openings;
    private readonly Phrases closings;
    private readonly HashSet<string> skipped;
    private readonly Dictionary<string, CommandPattern[]> patternsByWord;
    private readonly Dictionary<string, List<string>> cues = new(StringComparer.Ordinal);

    public EnglishIntents()
    {
        var table = new Table("English.intents");
        log = new EnglishLogReader(logWords);
        slots = new CommandSlots(table, logWords);
        openings = new Phrases(table["openings"]);
        closings = new Phrases(table["closings"]);
        skipped = table.Words("skipped");
        var concepts = table.Lists("concepts").ToDictionary(
            concept => concept.Key,
            concept => new Phrases(concept.Value.Distinct(StringComparer.Ordinal).ToDictionary(phrase => phrase, _ => string.Empty, StringComparer.Ordinal)),
            StringComparer.Ordinal);
        CommandPattern[] patterns = [.. table.Lists("patterns").SelectMany(intent => intent.Value.Distinct(StringComparer.Ordinal).Select(pattern => new CommandPattern(intent.Key, pattern, concepts)))];
        patternsByWord = patterns.GroupBy(pattern => pattern.Words.FirstOrDefault(string.Empty), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        foreach (var (intent, words) in table.Lists("cues"))
        {
            foreach (var word in words)
            {
                if (!cues.TryGetValue(word, out var intents)) { cues.Add(word, intents = []); }
                intents.Add(intent);
            }
        }

        spelling = new Spelling(logWords.Keywords.Concat(concepts.Values.SelectMany(phrases => phrases.Words)).Concat(cues.Keys).Concat(patterns.SelectMany(pattern => pattern.Words)));
    }

    public List<Candidate> Read(Line line, ImmutableArray<Entity> entities, DateTime now)
    {
        var words = new EnglishLine(line, entities, spelling);
        var candidates = new List<Candidate>();
        if (log.Read(words, now) is { } touch)
        {
            candidates.Add(touch);
        }

        if (line.Count is > 0 and <= LongestCommand)
        {
            Commands(words, now, candidates);
            Cues(words, candidates);
        }

        return candidates;
    }

    private void Commands(EnglishLine line, DateTime now, List<Candidate> candidates)
    {
        var said = new HashSet<string>(line.Words, StringComparer.Ordinal) { string.Empty };
        var possible = said.SelectMany(word => patternsByWord.GetValueOrDefault(word, []))
            .Where(pattern => Array.TrueForAll(pattern.Words, said.Contains)).ToArray();
        Func<string, int, int, bool> accepts = (slot, from, to) => slots.Accepts(line, slot, from, to);
        foreach (var (first, end) in Frames(line))
        {
            foreach (var pattern in possible)
            {
                if (pattern.Match(line, first, end, skipped, accepts) is { } match)
                {
                    candidates.Add(Candidate(line, pattern, match.Slots, match.Fixed, (first, end), now));
                }
            }
        }
    }

    private Candidate Candidate(EnglishLine line, CommandPattern pattern, Dictionary<string, (int First, int End)> found, int fixedTokens, (int First, int End) frame, DateTime now)
    {
        // Of two that fit alike, the one that tells the words apart into more slots says more.
        var confidence = 0.85 + (0.1 * fixedTokens / (frame.End - frame.First)) + (0.005 * found.Count);
        foreach (var (slot, (from, to)) in found)
        {
            confidence = Math.Min(confidence, slots.Trust(line, pattern, slot, from, to, WeakStarts.Contains(line.Words[frame.First])));
        }

        return new Candidate(pattern.Intent, confidence, slots.Fill(line, pattern.Intent, found, now));
    }

    // The line with less and less politeness around it.
    private List<(int First, int End)> Frames(EnglishLine line)
    {
        var frames = new List<(int, int)>();
        var end = line.Count;
        while (end > 1 && line.Words[end - 1] is "." or "!" or "?" or ";" && line.Words[0] != line.Words[end - 1]) { end--; }
        for (var closing = 0; closing < 3; closing++)
        {
            var first = 0;
            for (var opening = 0; opening < 4 && first < end; opening++)
            {
                frames.Add((first, end));
                if (openings.At(line.Words, first) is not { } polite || polite.End >= end) { break; }
                first = polite.End;
                while (first < end - 1 && line.Words[first] is "," or ":" or "!" or "-") { first++; }
            }

            var shorter = Enumerable.Range(Math.Max(1, end - 4), Math.Max(0, end - Math.Max(1, end - 4)))
                .FirstOrDefault(at => closings.At(line.Words, at) is { } close && close.End == end, -1);
            if (shorter < 1) { break; }
            end = shorter;
            while (end > 1 && line.Words[end - 1] is "," or "." or "!" or "-") { end--; }
        }

        return frames;
    }

    // Single words that hint at an intent; they never make the bot act.
    private void Cues(EnglishLine line, List<Candidate> candidates)
    {
        foreach (var word in line.Words)
        {
            if (cues.TryGetValue(word, out var intents))
            {
                candidates.AddRange(intents.Select(intent => new Candidate(intent, 0.25 + (0.2 / line.Count), new Dictionary<string, string>())));
            }
        }
    }
}

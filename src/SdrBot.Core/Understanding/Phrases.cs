namespace SdrBot.Understanding;

/// <summary>Phrases of up to a few words, each with a meaning; the longest that fits wins.</summary>
internal sealed class Phrases
{
    private readonly Dictionary<string, string> meanings = new(StringComparer.Ordinal);
    private readonly HashSet<string> beginnings = new(StringComparer.Ordinal);

    public Phrases(IReadOnlyDictionary<string, string> table)
    {
        foreach (var (phrase, meaning) in table)
        {
            var words = new Line(phrase).Tokens.Select(token => token.Text).ToArray();
            for (var length = 1; length < words.Length; length++)
            {
                beginnings.Add(string.Join(' ', words[..length]));
            }

            meanings.Add(string.Join(' ', words), meaning);
            Longest = Math.Max(Longest, words.Length);
        }
    }

    public IEnumerable<string> Words => meanings.Keys.SelectMany(phrase => phrase.Split(' '));

    /// <summary>The number of words of the longest phrase.</summary>
    public int Longest { get; }

    /// <summary>Where the phrases that begin at a word end, the longest last.</summary>
    /// <param name="ends">Takes them; as long as the longest phrase.</param>
    /// <returns>How many there are.</returns>
    public int EndsAt(string[] words, int at, int limit, Span<int> ends)
    {
        var count = 0;
        var phrase = words[at];
        for (var end = at + 1; ; end++)
        {
            if (meanings.ContainsKey(phrase))
            {
                ends[count++] = end;
            }

            if (end >= limit || !beginnings.Contains(phrase))
            {
                return count;
            }

            phrase = $"{phrase} {words[end]}";
        }
    }

    /// <summary>The longest phrase that begins at a word; none begins outside the line.</summary>
    /// <param name="isBetween">Which words may stand between those of a phrase: "left a <em>very short</em> voicemail".</param>
    public Reading<string>? At(string[] words, int at, Predicate<int>? isBetween = null)
    {
        if ((uint)at >= (uint)words.Length)
        {
            return null;
        }

        var phrase = words[at];
        Reading<string>? best = meanings.TryGetValue(phrase, out var meaning) ? new(at + 1, meaning) : null;
        for (var next = at + 1; next < words.Length && beginnings.Contains(phrase); next++)
        {
            var longer = $"{phrase} {words[next]}";
            if (meanings.TryGetValue(longer, out meaning))
            {
                best = new(next + 1, meaning);
            }
            else if (isBetween is not null && !beginnings.Contains(longer) && isBetween(next))
            {
                continue;
            }

            phrase = longer;
        }

        return best;
    }
}

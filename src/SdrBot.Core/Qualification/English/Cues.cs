using SdrBot.Understanding;

namespace SdrBot.Qualification.English;

/// <summary>Phrases that give something away; <c>*</c> in one stands for up to three words.</summary>
internal sealed class Cues(IEnumerable<string> phrases)
{
    private const string Gap = "*";
    private const int LongestGap = 3;

    private readonly Dictionary<string, string[][]> byFirst = phrases
        .Select(p => new Line(p).Tokens.Select(t => t.Text).ToArray())
        .Where(p => p.Length > 0)
        .GroupBy(p => p[0], StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.OrderByDescending(p => p.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>The end of the longest phrase that begins at a word; -1 when none does.</summary>
    public int At(string[] words, int at, int end)
    {
        if (at < end && byFirst.TryGetValue(words[at], out var begun))
        {
            foreach (var phrase in begun)
            {
                if (EndOf(words, at + 1, end, phrase, 1) is > 0 and var found)
                {
                    return found;
                }
            }
        }

        return -1;
    }

    /// <summary>The first phrase between two places.</summary>
    public (int First, int End)? Find(string[] words, int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (At(words, at, end) is > 0 and var found)
            {
                return (at, found);
            }
        }

        return null;
    }

    /// <summary>Whether a word is a phrase by itself.</summary>
    public bool Has(string word) => byFirst.TryGetValue(word, out var begun) && Array.Exists(begun, p => p.Length == 1);

    public bool AreIn(string[] words, int from, int end) => Find(words, from, end) is not null;

    private static int EndOf(string[] words, int at, int end, string[] phrase, int part)
    {
        if (part == phrase.Length)
        {
            return at;
        }

        if (phrase[part] != Gap)
        {
            return at < end && words[at] == phrase[part] ? EndOf(words, at + 1, end, phrase, part + 1) : -1;
        }

        for (var skipped = 0; skipped <= LongestGap; skipped++)
        {
            if (EndOf(words, at + skipped, end, phrase, part + 1) is > 0 and var found)
            {
                return found;
            }
        }

        return -1;
    }
}

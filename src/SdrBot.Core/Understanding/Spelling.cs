namespace SdrBot.Understanding;

/// <summary>Finds the keyword that a mistyped word was meant to be.</summary>
internal sealed class Spelling
{
    private const int ShortestCorrected = 5;
    private const int LengthForTwo = 8;

    private readonly HashSet<string> known;
    private readonly Dictionary<(char First, int Length), string[]> similar;

    public Spelling(IEnumerable<string> keywords)
    {
        known = new(keywords.Where(word => word.Length >= ShortestCorrected && !word.Contains(' ', StringComparison.Ordinal)), StringComparer.Ordinal);
        similar = known.GroupBy(word => (word[0], word.Length)).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The word itself, or the keyword within a slip or two of it, the nearest and then the longest.</summary>
    public string Correct(string word)
    {
        if (word.Length < ShortestCorrected || known.Contains(word))
        {
            return word;
        }

        var allowed = word.Length >= LengthForTwo ? 2 : 1;
        var best = word;
        var least = allowed + 1;
        for (var length = word.Length + allowed; length >= word.Length - allowed; length--)
        {
            foreach (var keyword in similar.GetValueOrDefault((word[0], length), []))
            {
                var distance = Distance(word, keyword, allowed);
                if (distance < least)
                {
                    (best, least) = (keyword, distance);
                }
            }
        }

        return best;
    }

    // Optimal string alignment: a swap of neighbours counts as one slip.
    private static int Distance(string left, string right, int limit)
    {
        Span<int> beforeLast = stackalloc int[right.Length + 1];
        Span<int> last = stackalloc int[right.Length + 1];
        Span<int> row = stackalloc int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++) { last[column] = column; }
        for (var line = 1; line <= left.Length; line++)
        {
            row[0] = line;
            var least = line;
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = left[line - 1] == right[column - 1] ? 0 : 1;
                row[column] = Math.Min(Math.Min(row[column - 1], last[column]) + 1, last[column - 1] + cost);
                if (line > 1 && column > 1 && left[line - 1] == right[column - 2] && left[line - 2] == right[column - 1])
                {
                    row[column] = Math.Min(row[column], beforeLast[column - 2] + 1);
                }

                least = Math.Min(least, row[column]);
            }

            if (least > limit) { return least; }
            last.CopyTo(beforeLast);
            row.CopyTo(last);
        }

        return last[right.Length];
    }
}

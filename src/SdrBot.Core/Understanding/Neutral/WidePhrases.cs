namespace SdrBot.Understanding.Neutral;

/// <summary>
/// Phrases of a script that need not put spaces between its words: found at any character of folded text, the longest first.
/// Where a phrase has a space the text may have none, or two.
/// </summary>
internal sealed class WidePhrases<T>
{
    private const int WidestGap = 2;

    private sealed class Node
    {
        public bool MayPause { get; set; }

        public Dictionary<char, Node> Next { get; } = [];

        public bool IsPhrase { get; set; }

        public T Meaning { get; set; } = default!;
    }

    private readonly Node root = new();

    /// <param name="phrases">As people write them; width and case are folded here.</param>
    /// <param name="fold">What else makes two spellings one, character by character.</param>
    public WidePhrases(IEnumerable<KeyValuePair<string, T>> phrases, Func<string, string>? fold = null)
    {
        foreach (var (phrase, meaning) in phrases)
        {
            var node = root;
            var folded = Normalizer.Fold(phrase).Text;
            if (folded.Length == 0) { continue; }
            foreach (var character in fold is null ? folded : fold(folded))
            {
                if (character == ' ')
                {
                    node.MayPause = true;
                    continue;
                }

                if (!node.Next.TryGetValue(character, out var next)) { node.Next.Add(character, next = new Node()); }
                node = next;
            }

            (node.IsPhrase, node.Meaning) = (true, meaning);
        }
    }

    /// <summary>The characters that phrases begin with.</summary>
    public IReadOnlyCollection<char> Firsts => root.Next.Keys;

    /// <summary>The longest phrase that begins at a character.</summary>
    public Reading<T>? At(string text, int at)
    {
        Reading<T>? best = null;
        var (node, end) = (root, at);
        while (Step(text, ref node, ref end))
        {
            if (node.IsPhrase) { best = new(end, node.Meaning); }
        }

        return best;
    }

    /// <summary>All phrases that begin at a character, the shortest first.</summary>
    public void All(string text, int at, List<Reading<T>> into)
    {
        var (node, end) = (root, at);
        while (Step(text, ref node, ref end))
        {
            if (node.IsPhrase) { into.Add(new(end, node.Meaning)); }
        }
    }

    /// <summary>Where the longest phrase begins that ends before a character; -1 if none does.</summary>
    /// <param name="longest">How far back to look.</param>
    public int StartBefore(string text, int end, int longest)
    {
        for (var at = Math.Max(0, end - longest); at < end; at++)
        {
            var node = root;
            var next = at;
            while (next < end && node.Next.TryGetValue(text[next], out var found)) { (node, next) = (found, next + 1); }
            if (next == end && node.IsPhrase) { return at; }
        }

        return -1;
    }

    private static bool Step(string text, ref Node node, ref int at)
    {
        for (var gap = 0; node.MayPause && gap < WidestGap && (uint)at < (uint)text.Length && text[at] == ' '; gap++) { at++; }
        if ((uint)at >= (uint)text.Length || !node.Next.TryGetValue(text[at], out var next)) { return false; }
        (node, at) = (next, at + 1);
        return true;
    }
}

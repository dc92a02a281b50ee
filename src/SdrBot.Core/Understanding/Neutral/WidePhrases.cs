namespace SdrBot.Understanding.Neutral;

/// <summary>Phrases of a script that need not put spaces between its words: found at any character of folded text, the longest first.</summary>
internal sealed class WidePhrases<T>
{
    private sealed class Node
    {
        public Dictionary<char, Node> Next { get; } = [];

        public bool IsPhrase { get; set; }

        public T Meaning { get; set; } = default!;
    }

    private readonly Node root = new();

    /// <param name="phrases">As people write them; width and case are folded here.</param>
    public WidePhrases(IEnumerable<KeyValuePair<string, T>> phrases)
    {
        foreach (var (phrase, meaning) in phrases)
        {
            var node = root;
            foreach (var character in Normalizer.Fold(phrase).Text)
            {
                if (!node.Next.TryGetValue(character, out var next)) { node.Next.Add(character, next = new Node()); }
                node = next;
            }

            (node.IsPhrase, node.Meaning) = (true, meaning);
        }
    }

    /// <summary>The longest phrase that begins at a character.</summary>
    public Reading<T>? At(string text, int at)
    {
        Reading<T>? best = null;
        var node = root;
        for (var end = at; (uint)end < (uint)text.Length && node.Next.TryGetValue(text[end], out node);)
        {
            end++;
            if (node.IsPhrase) { best = new(end, node.Meaning); }
        }

        return best;
    }

    /// <summary>All phrases that begin at a character, the shortest first.</summary>
    public void All(string text, int at, List<Reading<T>> into)
    {
        var node = root;
        for (var end = at; (uint)end < (uint)text.Length && node.Next.TryGetValue(text[end], out node);)
        {
            end++;
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
}

namespace SdrBot.Understanding.Neutral;

/// <summary>
/// Phrases of a language that puts spaces between its words as the writer likes (다음 주, 다음주): found at any character of folded text,
/// the longest first. Where a phrase has a space the text may have none, or two.
/// </summary>
internal sealed class SpacedPhrases<T>
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
    public SpacedPhrases(IEnumerable<KeyValuePair<string, T>> phrases)
    {
        foreach (var (phrase, meaning) in phrases)
        {
            var node = root;
            foreach (var character in Normalizer.Fold(phrase).Text)
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

    private static bool Step(string text, ref Node node, ref int at)
    {
        for (var gap = 0; node.MayPause && gap < WidestGap && (uint)at < (uint)text.Length && text[at] == ' '; gap++) { at++; }
        if ((uint)at >= (uint)text.Length || !node.Next.TryGetValue(text[at], out var next)) { return false; }
        (node, at) = (next, at + 1);
        return true;
    }
}

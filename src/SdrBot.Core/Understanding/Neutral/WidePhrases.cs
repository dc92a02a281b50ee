using System.Runtime.InteropServices;

namespace SdrBot.Understanding.Neutral;

/// <summary>Phrases of a script that need not put spaces between its words: found at any character of folded text, the longest first.</summary>
internal sealed class WidePhrases<T>
{
    private readonly record struct Phrase(string Text, T Meaning);

    // By their first two characters, the longest first; a phrase of one character has no second.
    private readonly Dictionary<int, List<Phrase>> phrases = [];
    private readonly HashSet<char> firsts = [];

    /// <param name="phrases">As people write them; width and case are folded here.</param>
    /// <param name="fold">What else makes two spellings one, character by character.</param>
    public WidePhrases(IEnumerable<KeyValuePair<string, T>> phrases, Func<string, string>? fold = null)
    {
        foreach (var (phrase, meaning) in phrases)
        {
            var folded = Normalizer.Fold(phrase).Text;
            folded = fold is null ? folded : fold(folded);
            if (folded.Length == 0) { continue; }
            firsts.Add(folded[0]);
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(this.phrases, Key(folded, 0, folded.Length), out _);
            list ??= [];
            var same = list.FindIndex(known => known.Text == folded);
            if (same >= 0) { list[same] = new(folded, meaning); } else { list.Add(new(folded, meaning)); }
        }

        foreach (var list in this.phrases.Values) { list.Sort(static (left, right) => right.Text.Length.CompareTo(left.Text.Length)); }
    }

    /// <summary>The characters that phrases begin with.</summary>
    public IReadOnlyCollection<char> Firsts => firsts;

    /// <summary>The longest phrase that begins at a character.</summary>
    public Reading<T>? At(string text, int at)
    {
        if ((uint)at >= (uint)text.Length || !firsts.Contains(text[at]))
        {
            return null;
        }

        if (at + 1 < text.Length && phrases.TryGetValue(Key(text, at, 2), out var list))
        {
            foreach (var phrase in list)
            {
                if (IsAt(text, at, phrase.Text)) { return new(at + phrase.Text.Length, phrase.Meaning); }
            }
        }

        return phrases.TryGetValue(text[at], out var single) ? new(at + 1, single[0].Meaning) : null;
    }

    /// <summary>All phrases that begin at a character, the shortest first.</summary>
    public void All(string text, int at, List<Reading<T>> into)
    {
        if ((uint)at >= (uint)text.Length || !firsts.Contains(text[at]))
        {
            return;
        }

        if (phrases.TryGetValue(text[at], out var single)) { into.Add(new(at + 1, single[0].Meaning)); }
        if (at + 1 < text.Length && phrases.TryGetValue(Key(text, at, 2), out var list))
        {
            for (var i = list.Count - 1; i >= 0; i--)
            {
                if (IsAt(text, at, list[i].Text)) { into.Add(new(at + list[i].Text.Length, list[i].Meaning)); }
            }
        }
    }

    /// <summary>Where the longest phrase begins that ends before a character; -1 if none does.</summary>
    /// <param name="longest">How far back to look.</param>
    public int StartBefore(string text, int end, int longest)
    {
        for (var at = Math.Max(0, end - longest); at < end; at++)
        {
            if (firsts.Contains(text[at]) && phrases.TryGetValue(Key(text, at, end - at), out var list) && list.Exists(phrase => phrase.Text.Length == end - at && IsAt(text, at, phrase.Text))) { return at; }
        }

        return -1;
    }

    private static int Key(string text, int at, int length) => length == 1 ? text[at] : text[at] | (text[at + 1] << 16);

    private static bool IsAt(string text, int at, string phrase) => string.CompareOrdinal(text, at, phrase, 0, phrase.Length) == 0;
}

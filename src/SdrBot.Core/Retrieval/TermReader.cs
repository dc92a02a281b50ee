using SdrBot.Understanding;
using SdrBot.Wording;

namespace SdrBot.Retrieval;

/// <summary>Takes a line apart into its terms: words by their stem or meaning, neighbours, and pieces of words.</summary>
internal sealed class TermReader(Language language)
{
    private const int LongestLine = 400;
    private const char Meaning = '#';
    private const float SlightWord = 0.25f;
    private const float Neighbours = 0.6f;
    private const float SlightNeighbours = 0.2f;
    private const float SlightPart = 0.3f;

    /// <summary>Who begins with whom or what says much about who is speaking.</summary>
    private const float FirstWord = 0.5f;
    private const char Beginning = '^';

    /// <summary>"not happy" has less in common with "happy" than its words have.</summary>
    private const float DeniedWord = 0.6f;
    private const int DeniedWords = 3;
    private const char Denial = '!';

    private readonly WordTable table = WordTable.Of(language);

    public List<Term> Read(string text)
    {
        var terms = new List<Term>();
        var words = Words(CjkText.Fold(Normalizer.Fold(text.Length > LongestLine ? text[..LongestLine] : text).Text), terms);
        string? before = null;
        var denied = 0;
        foreach (var word in Named(words))
        {
            if (before is null)
            {
                terms.Add(new Term($"{Beginning}{word}", FirstWord, IsPart: false));
            }

            if (denied > 0 && !IsSlight(word))
            {
                terms.Add(new Term($"{Denial}{word}", DeniedWord, IsPart: false));
                denied--;
            }

            denied = table.Denials.Contains(word) ? DeniedWords : denied;
            terms.Add(new Term(word, IsSlight(word) ? SlightWord : 1, IsPart: false));
            if (before is not null)
            {
                terms.Add(new Term($"{before} {word}", IsSlight(word) && IsSlight(before) ? SlightNeighbours : Neighbours, IsPart: false));
            }

            if (word[0] != Meaning)
            {
                AddParts(terms, $"<{word}>", IsSlight(word) ? SlightPart : 1);
            }

            before = word;
        }

        return terms;
    }

    private bool IsSlight(string word) => table.Slight.Contains(word);

    /// <summary>The words between the spaces; what has no spaces gives its terms at once.</summary>
    private List<string> Words(string text, List<Term> terms)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            if (CjkText.IsCjk(text[at]))
            {
                while (end < text.Length && CjkText.IsCjk(text[end])) { end++; }
                AddRun(terms, text[at..end]);
            }
            else if (char.IsLetterOrDigit(text[at]))
            {
                while (end < text.Length && !CjkText.IsCjk(text[end]) && (char.IsLetterOrDigit(text[end]) || (text[end] == '\'' && end + 1 < text.Length && char.IsLetter(text[end + 1])))) { end++; }
                Spell(words, text[at..end]);
            }
            else
            {
                end++;
            }

            at = end;
        }

        return words;
    }

    /// <summary>"don't" is "do not".</summary>
    private void Spell(List<string> words, string word)
    {
        if (table.ShortForms.TryGetValue(word, out var full))
        {
            words.AddRange(full.Split(' '));
            return;
        }

        if (word.Contains('\'', StringComparison.Ordinal))
        {
            foreach (var (ending, stands) in table.Endings)
            {
                if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
                {
                    words.Add(word[..^ending.Length]);
                    words.Add(stands);
                    return;
                }
            }
        }

        words.AddRange(word.Split('\'', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Each word by what it means where that is known, the longest phrase first, and else by its stem.</summary>
    private IEnumerable<string> Named(List<string> words)
    {
        for (var at = 0; at < words.Count;)
        {
            if (MeaningAt(words, at) is var (meaning, length))
            {
                yield return Meaning + meaning;
                at += length;
                continue;
            }

            var stem = Stem.Of(words[at]);
            yield return table.Meanings.TryGetValue(stem, out var same) ? Meaning + same : stem;
            at++;
        }
    }

    private (string Meaning, int Length)? MeaningAt(List<string> words, int at)
    {
        for (var length = Math.Min(table.LongestPhrase, words.Count - at); length > 0; length--)
        {
            if (table.Meanings.TryGetValue(length == 1 ? words[at] : string.Join(' ', words.GetRange(at, length)), out var meaning))
            {
                return (meaning, length);
            }
        }

        return null;
    }

    private void AddRun(List<Term> terms, string run)
    {
        foreach (var (word, meaning) in table.CjkMeanings)
        {
            if (run.Contains(word, StringComparison.Ordinal))
            {
                terms.Add(new Term(Meaning + meaning, 1, IsPart: false));
            }
        }

        if (run.Length == 1)
        {
            terms.Add(new Term(run, SlightWord, IsPart: false));
        }

        for (var length = 2; length <= 3; length++)
        {
            for (var at = 0; at + length <= run.Length; at++)
            {
                terms.Add(new Term(run.Substring(at, length), IsSlight(run.Substring(at, length)) ? SlightWord : 1, length == 3));
            }
        }
    }

    private static void AddParts(List<Term> terms, string word, float weight)
    {
        for (var length = 3; length <= 4; length++)
        {
            for (var at = 0; at + length <= word.Length; at++)
            {
                terms.Add(new Term(word.Substring(at, length), weight, IsPart: true));
            }
        }
    }
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SdrBot.Leads;

/// <summary>Cuts a name, a company or an e-mail address into the words that find it.</summary>
public static class SearchWords
{
    /// <summary>The most words of one text.</summary>
    public const int MaxWords = 48;

    /// <summary>The most characters (UTF-16) of one word; the rest of a longer one is not searched.</summary>
    public const int MaxLength = 32;

    private const int MaxText = 400;

    private static readonly FrozenSet<string> SecondLevel = FrozenSet.ToFrozenSet(["co", "com", "or", "ne", "ac", "go", "net", "org"]);

    internal static ImmutableArray<string> Of(string? text)
    {
        var folded = Unaccented(Folding.Fold(text is { Length: > MaxText } ? text[..MaxText] : text));
        var words = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var word in Runs(WithoutTopLevel(token)).SelectMany(Beginnings))
            {
                if (words.Count < MaxWords && seen.Add(word))
                {
                    words.Add(word);
                }
            }
        }

        return [.. words];
    }

    // The end of a host (.com, .co.kr) would find half of all leads.
    private static string WithoutTopLevel(string token)
    {
        var at = token.LastIndexOf('@');
        if (at < 0)
        {
            return token;
        }

        var labels = token[(at + 1)..].Split('.', StringSplitOptions.RemoveEmptyEntries);
        var kept = Math.Max(1, labels.Length - 1);
        if (kept > 1 && SecondLevel.Contains(labels[kept - 1]))
        {
            kept--;
        }

        return $"{token.AsSpan(0, at)} {string.Join('.', labels.Take(kept))}";
    }

    private static IEnumerable<string> Runs(string token)
    {
        var run = new StringBuilder();
        foreach (var rune in token.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || IsMark(rune))
            {
                run.Append(rune.ToString());
            }
            else if (rune.Value is not ('\'' or '’') && run.Length > 0)
            {
                yield return run.ToString();
                run.Clear();
            }
        }

        if (run.Length > 0)
        {
            yield return run.ToString();
        }
    }

    private static IEnumerable<string> Beginnings(string run)
    {
        yield return Cut(run);
        for (var i = 1; i < run.Length - 1; i++)
        {
            if (Rune.TryGetRuneAt(run, i, out var rune) && Folding.IsCjk(rune) && run.Length - i > rune.Utf16SequenceLength)
            {
                yield return Cut(run[i..]);
            }
        }
    }

    private static string Cut(string word) =>
        word.Length <= MaxLength ? word : word[..(char.IsHighSurrogate(word[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];

    /// <summary>Chloé is also found as chloe. Only in alphabets: a mark on Kana makes another letter.</summary>
    private static string Unaccented(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var alphabetic = false;
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (!IsMark(rune))
            {
                alphabetic = rune.Value < 0x0530;
            }
            else if (alphabetic)
            {
                continue;
            }

            result.Append(rune.ToString());
        }

        return result.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

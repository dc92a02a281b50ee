using System.Globalization;
using System.Text;

namespace SdrBot.Understanding;

/// <summary>A text made easy to compare, which still knows where each of its characters came from.</summary>
/// <param name="Text">The folded characters.</param>
/// <param name="Starts">Per folded character, where its source begins (UTF-16).</param>
/// <param name="Ends">Per folded character, where its source ends, exclusive.</param>
public sealed record FoldedText(string Text, IReadOnlyList<int> Starts, IReadOnlyList<int> Ends);

/// <summary>Folds width, case, quotes and dashes, and drops characters that nobody sees.</summary>
public static class Normalizer
{
    /// <summary>The folded text; compatibility forms (NFKC) become plain, lower case throughout.</summary>
    public static FoldedText Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var starts = new List<int>(text.Length);
        var ends = new List<int>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            if (text[at] < 0x80)
            {
                Append(char.ToLowerInvariant(text[at]));
            }
            else if (IsPlainWide(text[at]) && !(end < text.Length && JoinsPrevious(text[end])))
            {
                Append(text[at]);
            }
            else if (!IsUnseen(text[at]))
            {
                end = ClusterEnd(text, at);
                foreach (var character in Plain(text, at, end))
                {
                    Append(char.ToLowerInvariant(character));
                }
            }

            at = end;

            void Append(char character)
            {
                folded.Append(character);
                starts.Add(at);
                ends.Add(end);
            }
        }

        return new FoldedText(folded.ToString(), starts, ends);
    }

    /// <summary>The folded words of a command, single-spaced and trimmed, for comparing with a phrase.</summary>
    public static string Command(string text) =>
        string.Join(' ', Fold(text).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Kana and Han characters, which are most of a Japanese line, have no other form.
    private static bool IsPlainWide(char character) => character is (>= '\u3041' and <= '\u3096') or (>= '\u30A1' and <= '\u30FC') or (>= '\u4E00' and <= '\u9FFF') or '\u3001' or '\u3002';

    private static bool IsUnseen(char character) =>
        character is '\u00AD' or '\uFE0E' or '\uFE0F' or '\uFEFF' or (>= '\u200B' and <= '\u200F')
            or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069');

    // A base character and the marks that NFKC would compose with it (accents, kana voicing, Hangul letters).
    private static int ClusterEnd(string text, int at)
    {
        if (char.IsSurrogate(text[at]))
        {
            return char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? at + 2 : at + 1;
        }

        var end = at + 1;
        while (end < text.Length && end - at < 8 && JoinsPrevious(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool JoinsPrevious(char character) =>
        character is (>= '\u0300' and <= '\u036F') or '\uFF9E' or '\uFF9F' or '\u3099' or '\u309A' or (>= '\u1160' and <= '\u11FF');

    private static string Plain(string text, int at, int end)
    {
        switch (text[at])
        {
            case '\u2018' or '\u2019' or '\u02BC' or '\u2032' or '\u0060' or '\u00B4':
                return "'";
            case '\u201C' or '\u201D' or '\u201E' or '\u2033':
                return "\"";
            case >= '\u2010' and <= '\u2015' or '\u2212':
                return "-";
            case '\u00A3' or '\u00A5' or '\u20A9':
                return text[at..end];
            case var character when char.GetUnicodeCategory(character) == UnicodeCategory.OtherNumber:
                // A vulgar fraction must not become "11/2" after a digit.
                return text[at..end];
            case var character when char.IsSurrogate(character) && end - at == 1:
                return text[at..end];
            default:
                var plain = text[at..end].Normalize(NormalizationForm.FormKC);
                return plain is "\u20A9" or "\uFFE6" ? "\u20A9" : plain;
        }
    }
}

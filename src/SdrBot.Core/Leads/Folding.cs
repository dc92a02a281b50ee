using System.Globalization;
using System.Text;

namespace SdrBot.Leads;

/// <summary>
/// Makes two spellings that look alike the same text: NFKC, case folded, without invisible characters, and with single spaces
/// (none at all between CJK characters, where a space says nothing: 佐藤 健太 is 佐藤健太).
/// </summary>
public static class Folding
{
    private const int MaxRounds = 6;

    /// <returns>The folded text, empty when nothing visible is left. Folding it again changes nothing.</returns>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        // Lowering can undo the normal form and the other way round, so the rounds end where both agree.
        var folded = text;
        for (var round = 0; round < MaxRounds; round++)
        {
            var next = Round(folded);
            if (next == folded)
            {
                break;
            }

            folded = next;
        }

        return folded;
    }

    /// <returns>Whether the character is written without spaces between words: Hangul, Kana or a Han character.</returns>
    public static bool IsCjk(Rune rune) => rune.Value switch
    {
        >= 0x1100 and <= 0x11FF => true,
        0x3005 or 0x3006 or 0x3007 => true,
        >= 0x3041 and <= 0x30FF and not 0x30FB => true,
        >= 0x3130 and <= 0x318F => true,
        >= 0x31F0 and <= 0x31FF => true,
        >= 0x3400 and <= 0x4DBF => true,
        >= 0x4E00 and <= 0x9FFF => true,
        >= 0xAC00 and <= 0xD7FF => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0x20000 and <= 0x3FFFF => true,
        _ => false,
    };

    private static string Round(string text)
    {
        var normal = Visible(text).Normalize(NormalizationForm.FormKC);
        var result = new StringBuilder(normal.Length);
        var gap = false;
        var last = default(Rune);
        foreach (var rune in Visible(normal).EnumerateRunes())
        {
            if (IsGap(rune))
            {
                gap = true;
                continue;
            }

            if (gap && result.Length > 0 && !(IsCjk(last) && IsCjk(rune)))
            {
                result.Append(' ');
            }

            gap = false;
            last = rune;
            AppendLower(result, rune);
        }

        return result.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static void AppendLower(StringBuilder result, Rune rune)
    {
        switch (rune.Value)
        {
            case 'ß' or 'ẞ':
                result.Append("ss");
                break;
            case 'ς':
                result.Append('σ');
                break;
            case 'İ':
                result.Append('i');
                break;
            default:
                // Up and down again, so that letters with several small forms (µ and μ, ſ and s) meet.
                result.Append(Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).ToString());
                break;
        }
    }

    /// <summary>Drops what nobody sees and what <see cref="string.Normalize()"/> refuses.</summary>
    private static string Visible(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                continue;
            }

            i += rune.Utf16SequenceLength - 1;
            if (!IsInvisible(rune))
            {
                result.Append(rune.ToString());
            }
        }

        return result.ToString();
    }

    private static bool IsGap(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is 0x30FB or 0x2800;

    private static bool IsInvisible(Rune rune) => rune.Value switch
    {
        '\t' or '\n' or '\r' or 0x0B or 0x0C or 0x85 => false,
        0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0xFFFD or 0xFFFE or 0xFFFF => true,
        >= 0x180B and <= 0x180F => true,
        >= 0xFE00 and <= 0xFE0F => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control,
    };
}

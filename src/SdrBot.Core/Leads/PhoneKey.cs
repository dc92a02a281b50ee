using System.Globalization;
using System.Text;

namespace SdrBot.Leads;

/// <summary>A telephone number, the same for each way to write it.</summary>
/// <param name="Number">E.164 such as <c>+821012345678</c> where the country is known, else the national digits.</param>
/// <param name="Extension">The digits dialled afterwards; null without.</param>
public sealed record PhoneKey(string Number, string? Extension = null)
{
    private const int SuffixLength = 8;
    private const int MinDigits = 5;
    private const int MaxDigits = 15;
    private const int MaxText = 80;

    private static readonly string[] Extensions = [";ext=", "extension", "ext", "내선", "内線", "x", "#", ";", ","];
    private static readonly string[] Labels = ["tel:", "tel.", "tel", "phone:", "p:", "t:", "m:", "전화:", "電話:"];

    /// <summary>The last eight digits: enough to find a caller whose number lacks its country.</summary>
    public string Suffix => Number[Math.Max(Number.StartsWith('+') ? 1 : 0, Number.Length - SuffixLength)..];

    internal static PhoneKey? Of(string? text, string? country)
    {
        if (text is null || text.Length > MaxText)
        {
            return null;
        }

        var folded = WithoutLabel(Folding.Fold(text));
        var (main, extension) = Split(folded);
        if (Digits(main) is not { } written || extension is { Length: > 0 } && Digits(extension) is null)
        {
            return null;
        }

        var number = DialPlan.Resolve(written, country);
        return number.TrimStart('+').Length is >= MinDigits and <= MaxDigits
            ? new PhoneKey(number, Digits(extension ?? "") is { Length: > 0 } digits ? digits : null)
            : null;
    }

    private static string WithoutLabel(string text) =>
        Array.Find(Labels, label => text.StartsWith(label, StringComparison.Ordinal)) is { } label ? text[label.Length..].Trim() : text;

    private static (string Main, string? Extension) Split(string text)
    {
        foreach (var mark in Extensions)
        {
            if (text.IndexOf(mark, StringComparison.Ordinal) is > 0 and var cut && text.Take(cut).Count(char.IsDigit) >= MinDigits)
            {
                return (text[..cut], text[(cut + mark.Length)..].TrimStart('.', ':', ' '));
            }
        }

        return (text, null);
    }

    /// <returns>The ASCII digits, after a <c>+</c> when it is written first; null when there is anything that no number has.</returns>
    private static string? Digits(string text)
    {
        // A trunk zero in brackets is for those who dial without the country: +44 (0)20 ...
        var international = text.TrimStart('(', ' ').StartsWith('+');
        var source = international ? text.Replace("(0)", "", StringComparison.Ordinal) : text;
        var digits = new StringBuilder(source.Length);
        foreach (var character in source)
        {
            if (char.IsDigit(character))
            {
                digits.Append((char)('0' + (int)CharUnicodeInfo.GetNumericValue(character)));
            }
            else if (character == '+' && digits.Length == 0)
            {
                digits.Append('+');
            }
            else if (!IsSeparator(character))
            {
                return null;
            }
        }

        return digits.ToString();
    }

    // The long vowel mark and its kind stand for a dash where a Japanese keyboard was used.
    private static bool IsSeparator(char character) =>
        character is ' ' or '.' or '(' or ')' or '/' or '[' or ']' or '−' or 'ー' or '─' or '·'
        || char.GetUnicodeCategory(character) == UnicodeCategory.DashPunctuation;
}

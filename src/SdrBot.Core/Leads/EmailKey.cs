using System.Globalization;

namespace SdrBot.Leads;

internal static class EmailKey
{
    private const int MaxLength = 254;
    private const int MaxLocalLength = 64;
    private const string LocalMarks = "!#$%&'*+-/=?^_`{|}~.";

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true, AllowUnassigned = true };

    public static string? Of(string? text)
    {
        if (text is null || text.Length > 4 * MaxLength)
        {
            return null;
        }

        var address = Bare(Folding.Fold(text));
        var at = address.LastIndexOf('@');
        if (at is < 1 or > MaxLocalLength || !address.AsSpan(0, at).ToString().All(IsLocal) || Host(address[(at + 1)..]) is not { } host)
        {
            return null;
        }

        var key = $"{address.AsSpan(0, at)}@{host}";
        return key.Length <= MaxLength ? key : null;
    }

    /// <summary>Takes the address out of <c>Name &lt;address&gt;</c> and <c>mailto:address</c>.</summary>
    private static string Bare(string text)
    {
        if (text.EndsWith('>') && text.LastIndexOf('<') is >= 0 and var open)
        {
            text = text[(open + 1)..^1].Trim();
        }

        return text.StartsWith("mailto:", StringComparison.Ordinal) ? text["mailto:".Length..] : text;
    }

    // Dots anywhere: Japanese carriers have given out addresses with two in a row and with one at the end.
    private static bool IsLocal(char character) =>
        char.IsLetterOrDigit(character) || char.IsSurrogate(character) || LocalMarks.Contains(character, StringComparison.Ordinal)
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string? Host(string text)
    {
        var host = text.TrimEnd('.', '。');
        if (host.Length is 0 or > MaxLength || Ascii(host) is not { } ascii)
        {
            return null;
        }

        var labels = ascii.Split('.');
        var top = labels[^1];
        return labels.Length > 1 && top.Length > 1 && top.Any(char.IsAsciiLetter) && labels.All(IsLabel) ? ascii : null;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static string? Ascii(string host)
    {
        try
        {
            return Folding.Fold(Idn.GetAscii(host));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

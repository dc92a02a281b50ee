using System.Text;

namespace SdrBot.Exports;

/// <summary>
/// Keeps a spreadsheet from taking text for a formula (OWASP ASVS 1.2.10, WSTG-INPV-21): an apostrophe stands before what a formula
/// begins with, at the beginning of a cell and, for readers that cut cells elsewhere, behind each separator. Where the text has
/// apostrophes there itself it gets one more, so that removing the guard always gives the text back.
/// </summary>
internal static class FormulaGuard
{
    private const char Guard = '\'';
    private const string Signs = "=+-@＝＋－＠";
    private const string Blanks = "\t\r\n";
    private const string Separators = ",;|\t\r\n";

    public static string Add(string text)
    {
        if (!NeedsGuard(text))
        {
            return text;
        }

        var guarded = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsBorder(text, i) && Leads(text, i))
            {
                guarded.Append(Guard);
            }

            guarded.Append(text[i]);
        }

        return guarded.ToString();
    }

    public static string Remove(string text)
    {
        if (!text.Contains(Guard, StringComparison.Ordinal))
        {
            return text;
        }

        var bare = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != Guard || !IsBorder(text, i) || !Leads(text, i))
            {
                bare.Append(text[i]);
            }
        }

        return bare.ToString();
    }

    private static bool NeedsGuard(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsBorder(text, i) && Leads(text, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBorder(string text, int index) => index == 0 || Separators.Contains(text[index - 1], StringComparison.Ordinal);

    /// <summary>Whether a formula begins here, perhaps behind apostrophes; blanks hide one only at the beginning of a cell.</summary>
    private static bool Leads(string text, int index)
    {
        var at = index;
        while (at < text.Length && text[at] == Guard)
        {
            at++;
        }

        return at < text.Length
            && (Signs.Contains(text[at], StringComparison.Ordinal) || (index == 0 && Blanks.Contains(text[at], StringComparison.Ordinal)));
    }
}

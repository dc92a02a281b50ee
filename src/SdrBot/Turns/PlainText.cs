namespace SdrBot.Turns;

/// <summary>Text as it may be stored: without NUL, without what turns the direction of other text, and without halves of surrogate pairs.</summary>
internal static class PlainText
{
    private const char Replacement = '\uFFFD';

    public static string Clean(string text) =>
        IsClean(text) ? text : string.Concat(string.Create(text.Length, text, Copy).Where(c => !IsDropped(c)));

    /// <summary>The same on a single line.</summary>
    public static string OfOneLine(string text) => string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>It would turn the direction of the words of others, too, wherever the text is quoted.</summary>
    public static bool TurnsDirection(char character) => character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static bool IsDropped(char character) => character == '\0' || TurnsDirection(character);

    private static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsDropped(text[i]) || IsHalf(text, i))
            {
                return false;
            }

            i += char.IsHighSurrogate(text[i]) ? 1 : 0;
        }

        return true;
    }

    private static void Copy(Span<char> target, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsHalf(text, i))
            {
                target[i] = Replacement;
                continue;
            }

            target[i] = text[i];
            if (char.IsHighSurrogate(text[i]))
            {
                i++;
                target[i] = text[i];
            }
        }
    }

    private static bool IsHalf(string text, int i) =>
        char.IsLowSurrogate(text[i]) || (char.IsHighSurrogate(text[i]) && (i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])));
}

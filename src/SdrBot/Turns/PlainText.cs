namespace SdrBot.Turns;

/// <summary>Text as it may be stored: without NUL and without halves of surrogate pairs.</summary>
internal static class PlainText
{
    private const char Replacement = '\uFFFD';

    public static string Clean(string text) =>
        IsClean(text) ? text : string.Create(text.Length, text, Copy).Replace("\0", string.Empty, StringComparison.Ordinal);

    private static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || IsHalf(text, i))
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

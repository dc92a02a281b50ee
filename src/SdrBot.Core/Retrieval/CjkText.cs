namespace SdrBot.Retrieval;

/// <summary>Hangul, kana and Chinese characters: read in pieces of two and three, since their words have no sure borders.</summary>
internal static class CjkText
{
    private const int KanaShift = 0x60;

    public static bool IsCjk(char c) => c is (>= '\u1100' and <= '\u11FF') or '\u3005' or (>= '\u3041' and <= '\u30FF' and not '\u30FB')
        or (>= '\u3130' and <= '\u318F') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3');

    /// <summary>Katakana as hiragana: コスト and こすと are the same word.</summary>
    public static string Fold(string text) =>
        text.AsSpan().ContainsAnyInRange('\u30A1', '\u30F6') ? string.Create(text.Length, text, (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = from[i] is >= '\u30A1' and <= '\u30F6' ? (char)(from[i] - KanaShift) : from[i];
            }
        })
        : text;
}

namespace SdrBot.Understanding.Korean;

/// <summary>Where Korean words begin and end: particles are glued to them, and spaces come and go.</summary>
internal static class KoreanText
{
    public static bool IsHangul(char character) => character is (>= '가' and <= '힣') or (>= 'ㄱ' and <= 'ㅣ');

    public static bool IsHangulAt(string text, int at) => (uint)at < (uint)text.Length && IsHangul(text[at]);

    public static bool IsDigitAt(string text, int at) => (uint)at < (uint)text.Length && char.IsAsciiDigit(text[at]);

    public static bool IsLetterAt(string text, int at) => (uint)at < (uint)text.Length && char.IsAsciiLetter(text[at]);

    public static char At(string text, int at) => (uint)at < (uint)text.Length ? text[at] : '\0';

    public static bool Is(string text, int at, string word) => at >= 0 && at <= text.Length && text.AsSpan(at).StartsWith(word, StringComparison.Ordinal);

    /// <summary>Whether a word may begin: behind a space or a mark, a digit behind anything but a digit.</summary>
    public static bool Begins(string text, int at)
    {
        if (at >= text.Length) { return false; }
        if (at == 0) { return true; }
        var before = text[at - 1];
        return char.IsAsciiDigit(text[at])
            ? !char.IsAsciiDigit(before) && !char.IsAsciiLetter(before) && !(before is '.' or ',' or '-' or '/' or ':' && IsDigitAt(text, at - 2))
            : !char.IsLetterOrDigit(before);
    }

    /// <summary>Past a space or two.</summary>
    public static int Skip(string text, int at)
    {
        for (var gap = 0; gap < 2 && at < text.Length && text[at] == ' '; gap++) { at++; }
        return at;
    }

    /// <summary>Where the run of letters and digits ends that goes on here.</summary>
    public static int WordEnd(string text, int at)
    {
        while (at < text.Length && char.IsLetterOrDigit(text[at])) { at++; }
        return at;
    }
}

namespace SdrBot.Wording;

/// <summary>Chooses a Korean particle by the last sound of the word before it.</summary>
/// <remarks>Numbers and Latin letters are read aloud in Korean. Where nobody can know the sound (a Chinese character, a sign), both forms are written, as Korean software does: <c>은(는)</c>.</remarks>
internal static class Particles
{
    private const int Rieul = 8;

    /// <param name="pair">The form after a consonant and the form after a vowel, such as <c>은/는</c> or <c>으로/로</c>.</param>
    public static string Choose(string word, string pair)
    {
        var slash = pair.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return pair;
        }

        var (afterConsonant, afterVowel) = (pair[..slash], pair[(slash + 1)..]);
        return FinalConsonant(WithoutAside(word)) switch
        {
            null => Both(afterConsonant, afterVowel),
            0 => afterVowel,
            Rieul when afterConsonant.StartsWith("으로", StringComparison.Ordinal) => afterVowel,
            _ => afterConsonant,
        };
    }

    private static string Both(string afterConsonant, string afterVowel) =>
        afterConsonant.EndsWith(afterVowel, StringComparison.Ordinal) ? $"({afterConsonant[..^afterVowel.Length]}){afterVowel}" : $"{afterConsonant}({afterVowel})";

    /// <summary>A particle agrees with the word before the parenthesis: <c>김민수 (한빛물산)는</c>.</summary>
    private static string WithoutAside(string word)
    {
        var text = word.TrimEnd();
        return text.EndsWith(')') && text.LastIndexOf('(') is > 0 and var open ? text[..open] : text;
    }

    /// <returns>The number of the final consonant, 0 for a vowel, null for what cannot be read.</returns>
    private static int? FinalConsonant(string word)
    {
        var at = word.Length - 1;
        while (at >= 0 && !char.IsLetterOrDigit(word[at]) && KoreanSound.OfSign(word[at]) is null)
        {
            at--;
        }

        return at < 0 ? null : word[at] switch
        {
            >= '가' and <= '힣' => (word[at] - '가') % 28,
            _ when KoreanSound.OfSign(word[at]) is { } sign => sign,
            _ when char.IsAsciiLetter(word[at]) => KoreanSound.OfLatin(word.AsSpan(0, at + 1)),
            >= 'ぁ' and <= 'ヿ' => word[at] is 'ん' or 'ン' ? 1 : 0,
            _ => null,
        };
    }
}

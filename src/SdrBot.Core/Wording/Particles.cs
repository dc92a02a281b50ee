namespace SdrBot.Wording;

/// <summary>Chooses a Korean particle by the last sound of the word before it.</summary>
internal static class Particles
{
    /// <param name="pair">The form after a consonant and the form after a vowel, such as <c>은/는</c> or <c>으로/로</c>.</param>
    public static string Choose(string word, string pair)
    {
        var slash = pair.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return pair;
        }

        var final = FinalConsonant(word);
        var afterConsonant = pair.StartsWith("으로", StringComparison.Ordinal) ? final is not (0 or Rieul) : final != 0;
        return afterConsonant ? pair[..slash] : pair[(slash + 1)..];
    }

    private const int Rieul = 8;

    /// <summary>Hangul syllables are composed, so the final consonant is arithmetic; digits are read aloud in Korean.</summary>
    private static int FinalConsonant(string word)
    {
        var last = word.AsEnumerable().LastOrDefault(char.IsLetterOrDigit);
        return last switch
        {
            >= '가' and <= '힣' => (last - '가') % 28,
            '0' or '3' or '6' => 1,
            '1' or '7' or '8' => Rieul,
            'l' or 'L' or 'r' or 'R' => Rieul,
            'm' or 'M' or 'n' or 'N' => 1,
            _ => 0,
        };
    }
}

namespace SdrBot.Wording;

/// <summary>With which consonant something ends that is not written in Hangul, when a Korean reads it aloud: 0 for a vowel, 8 for ㄹ, 1 for any other.</summary>
internal static class KoreanSound
{
    private const int Vowel = 0;
    private const int Consonant = 1;
    private const int Rieul = 8;

    private const string Vowels = "aeiouy";

    /// <summary>Digits (영, 일, 이 …; a number's last zero is 십, 백, 천 or 만) and the signs that are said after a number.</summary>
    public static int? OfSign(char sign) => sign switch
    {
        '0' or '3' or '6' or '０' or '３' or '６' => Consonant,
        '1' or '7' or '8' or '１' or '７' or '８' => Rieul,
        >= '2' and <= '9' or >= '２' and <= '９' => Vowel,
        '%' or '％' or '°' or '+' => Vowel,
        _ => null,
    };

    /// <summary>A Latin word as it is borrowed: Slack is 슬랙, HubSpot 허브스팟, Google 구글, Microsoft 마이크로소프트; what is written in capitals is spelt, as 에스큐엘 is.</summary>
    public static int OfLatin(ReadOnlySpan<char> text)
    {
        var word = LastWord(text);
        return word.Length == 1 || IsCapitals(word) ? OfLetter(word[^1]) : OfWord(word);
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        var from = text.Length;
        while (from > 0 && char.IsAsciiLetter(text[from - 1]))
        {
            from--;
        }

        return text[from..];
    }

    private static bool IsCapitals(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (!char.IsAsciiLetterUpper(letter))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The names of the letters: 엘 and 알 end in ㄹ, 엠 and 엔 in a nasal, all others in a vowel.</summary>
    private static int OfLetter(char letter) => letter switch
    {
        'l' or 'L' or 'r' or 'R' => Rieul,
        'm' or 'M' or 'n' or 'N' => Consonant,
        _ => Vowel,
    };

    private static int OfWord(ReadOnlySpan<char> word)
    {
        var (before, last) = (char.ToLowerInvariant(word[^2]), char.ToLowerInvariant(word[^1]));
        var beforeThat = word.Length > 2 ? char.ToLowerInvariant(word[^3]) : ' ';
        return last switch
        {
            'l' => Rieul,
            'm' or 'n' => Consonant,
            'g' when before == 'n' => Consonant,
            'e' => OfSilentE(beforeThat, before),
            'k' when before == 'c' => Consonant,
            'k' or 'p' or 't' or 'b' or 'c' when IsVowel(before) && !(IsVowel(beforeThat) && beforeThat != before) => Consonant,
            _ => Vowel,
        };
    }

    /// <summary>Google, Apple and Nicole end in ㄹ, Jane and Home in a nasal; an e that is said (Acme), or that follows another sound, in a vowel.</summary>
    private static int OfSilentE(char beforeThat, char before) => before switch
    {
        'l' => Rieul,
        'n' or 'm' when IsVowel(beforeThat) || beforeThat == before => Consonant,
        _ => Vowel,
    };

    private static bool IsVowel(char letter) => Vowels.Contains(letter, StringComparison.Ordinal);
}

using System.Text;

namespace SdrBot.Scripts;

/// <summary>How long a text takes to say, by the language that it is written in, whoever reads it.</summary>
public static class SpeakingTime
{
    public const double WordsPerSecond = 2.5;

    /// <summary>Korean is spoken in syllable blocks.</summary>
    public const double BlocksPerSecond = 5;

    /// <summary>Japanese is spoken in morae: きょ is one, がっ two.</summary>
    public const double MoraePerSecond = 6;

    /// <summary>A Chinese character is read with about two morae in Japanese, and with one block in Korean.</summary>
    private const int MoraePerCharacter = 2;

    private const string SmallKana = "ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ";

    /// <summary>The parts in other letters count by their own measure: a Latin name in a Korean sentence is a word.</summary>
    public static double Seconds(string text)
    {
        text = text.Normalize(NormalizationForm.FormKC);
        var isJapanese = text.Any(IsKana);
        var isKorean = !isJapanese && text.Any(IsHangul);
        var (words, blocks, morae) = (0, 0, 0);
        var inWord = false;
        foreach (var c in text)
        {
            var isDigit = char.IsAsciiDigit(c);
            var continues = false;
            if (IsHangul(c))
            {
                blocks++;
            }
            else if (IsKana(c))
            {
                morae += SmallKana.Contains(c, StringComparison.Ordinal) ? 0 : 1;
            }
            else if (IsChinese(c))
            {
                (blocks, morae) = isKorean ? (blocks + 1, morae) : (blocks, morae + MoraePerCharacter);
            }
            else if (isDigit && isKorean)
            {
                blocks++;
            }
            else if (isDigit && isJapanese)
            {
                morae += MoraePerCharacter;
            }
            else if (char.IsLetterOrDigit(c))
            {
                words += inWord ? 0 : 1;
                continues = true;
            }
            else
            {
                // An apostrophe or a hyphen does not end a word; a space does, and so does a letter of another kind.
                continues = inWord && !char.IsWhiteSpace(c);
            }

            inWord = continues;
        }

        return (words / WordsPerSecond) + (blocks / BlocksPerSecond) + (morae / MoraePerSecond);
    }

    private static bool IsHangul(char c) => c is >= '가' and <= '힣';

    private static bool IsKana(char c) => c is (>= 'ぁ' and <= 'ゖ') or (>= 'ァ' and <= 'ヺ') or 'ー';

    private static bool IsChinese(char c) => c is (>= '一' and <= '鿿') or (>= '㐀' and <= '䶿') or '々';
}

namespace SdrBot.Understanding.Japanese;

/// <summary>Makes kana easy to compare: katakana and small letters become plain hiragana, one for one (クォリファイ, くおりふあい).</summary>
internal static class Kana
{
    private const int FromKatakana = 'ア' - 'あ';

    public static string Fold(string folded) => string.Create(folded.Length, folded, static (into, from) =>
    {
        for (var at = 0; at < from.Length; at++) { into[at] = Fold(from[at]); }
    });

    private static char Fold(char letter)
    {
        var hiragana = letter is >= 'ァ' and <= 'ヶ' ? (char)(letter - FromKatakana) : letter;
        return hiragana switch
        {
            'ぁ' or 'ぃ' or 'ぅ' or 'ぇ' or 'ぉ' or 'っ' or 'ゃ' or 'ゅ' or 'ょ' or 'ゎ' => (char)(hiragana + 1),
            '〜' or '～' => '~',
            _ => hiragana,
        };
    }
}

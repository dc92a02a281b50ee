using SdrBot.Understanding.Neutral;

namespace SdrBot.Understanding.Japanese;

/// <summary>What hangs on to a Japanese name: particles, honorifics, titles ("さくら物流の", "田中様に").</summary>
internal sealed class JapaneseEndings : IEndings
{
    private const int LongestEnding = 5;
    private const int MostEndings = 6;

    private static readonly WidePhrases<string> Particles = new(new Table("Japanese.log")["particles after names"], Kana.Fold);
    private static readonly WidePhrases<string> Honorifics = new(new Table("Japanese.intents")["honorifics"], Kana.Fold);

    public int Bare(string text, int start, int end)
    {
        var kana = Kana.Fold(text);
        for (var endings = 0; endings < MostEndings; endings++)
        {
            var at = Honorifics.StartBefore(kana, end, LongestEnding) is > 0 and var honorific ? honorific : Particles.StartBefore(kana, end, LongestEnding);
            if (at <= start || JapaneseWords.IsKatakana(text, at)) { break; }
            end = at;
        }

        return end;
    }
}

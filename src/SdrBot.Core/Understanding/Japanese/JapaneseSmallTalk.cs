using SdrBot.Understanding.Neutral;

namespace SdrBot.Understanding.Japanese;

/// <summary>Greetings, thanks and the like in Japanese: a line of nothing else.</summary>
internal sealed class JapaneseSmallTalk
{
    private const int LongestTalk = 40;
    private const string Filler = "filler";

    private static readonly string[] ByWeight = ["how_are_you", "who_are_you", "sorry", "thanks", "farewell", "praise", "mood", "greeting", "no_question", "agreed"];

    private readonly WidePhrases<string> phrases = new(new Table("Japanese.smalltalk")["kinds"], Kana.Fold);

    /// <returns>Null when anything else is said.</returns>
    public string? Kind(Line line)
    {
        var text = Kana.Fold(line.Folded);
        if (text.Length is 0 or > LongestTalk)
        {
            return null;
        }

        // The longest phrases first; where they lead nowhere, shorter ones are tried.
        var kinds = new string?[text.Length + 1][];
        kinds[text.Length] = [];
        var found = new List<Reading<string>>();
        for (var at = text.Length - 1; at >= 0; at--)
        {
            found.Clear();
            phrases.All(text, at, found);
            for (var i = found.Count - 1; i >= 0 && kinds[at] is null; i--)
            {
                if (kinds[found[i].End] is { } rest) { kinds[at] = [found[i].Value, .. rest]; }
            }

            if (kinds[at] is null && !char.IsLetterOrDigit(text[at]) && kinds[at + 1] is { } after) { kinds[at] = after; }
            if (kinds[at] is null && text[at] is 'ー' or 'w' or '笑' or 'ね' or 'よ' && kinds[at + 1] is { } tail) { kinds[at] = tail; }
        }

        return kinds[0] is { } all ? ByWeight.FirstOrDefault(kind => kind != Filler && Array.IndexOf(all, kind) >= 0) : null;
    }
}

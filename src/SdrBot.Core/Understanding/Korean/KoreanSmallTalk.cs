using SdrBot.Understanding.Neutral;

namespace SdrBot.Understanding.Korean;

/// <summary>Greetings, thanks and the like in Korean: a line of nothing else.</summary>
internal sealed class KoreanSmallTalk
{
    private const int LongestTalk = 60;

    /// <summary>Of several kinds in one line the one that wants the answer; fillers alone want none.</summary>
    private static readonly string[] ByWeight = ["how_are_you", "who_are_you", "sorry", "thanks", "farewell", "praise", "mood", "greeting", "no_question", "agreed"];

    private readonly SpacedPhrases<string> phrases = new(new Table("Korean.smalltalk")["kinds"]);

    /// <returns>Null when anything else is said.</returns>
    public string? Kind(Line line)
    {
        var text = line.Folded;
        if (text.Length is 0 or > LongestTalk) { return null; }
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length;)
        {
            if (Phrase(text, at) is { } phrase)
            {
                kinds.Add(phrase.Value);
                at = phrase.End;
            }
            else if (char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]))
            {
                return null;
            }
            else
            {
                at++;
            }
        }

        return ByWeight.FirstOrDefault(kinds.Contains);
    }

    // A phrase ends with its word; laughter and tears may go on.
    private Reading<string>? Phrase(string text, int at)
    {
        if (phrases.At(text, at) is not { } phrase) { return null; }
        var end = phrase.End;
        while (end < text.Length && text[end] == text[end - 1] && text[end] is 'ㅋ' or 'ㅎ' or 'ㅠ' or 'ㅜ' or '~') { end++; }
        return end < text.Length && char.IsLetterOrDigit(text[end]) && char.IsLetterOrDigit(text[at]) && phrases.At(text, end) is null ? null : phrase with { End = end };
    }
}

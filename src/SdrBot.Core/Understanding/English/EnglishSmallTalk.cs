using System.Text;

namespace SdrBot.Understanding.English;

/// <summary>Greetings, thanks and the like: a line of nothing else.</summary>
internal sealed class EnglishSmallTalk
{
    private const int LongestTalk = 16;

    /// <summary>Of several kinds in one line the one that wants the answer: "hi, how are you?" is more than a greeting. Fillers alone want none.</summary>
    private static readonly string[] ByWeight = ["how_are_you", "who_are_you", "sorry", "thanks", "farewell", "praise", "mood", "greeting", "no_question", "agreed"];

    private readonly Phrases phrases = new(new Table("English.smalltalk")["kinds"]);

    /// <returns>Null when anything else is said.</returns>
    public string? Kind(Line line)
    {
        if (line.Count is 0 or > LongestTalk)
        {
            return null;
        }

        var words = line.Tokens.Select(token => Shortened(token.Text)).ToArray();
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < words.Length;)
        {
            if (phrases.At(words, at) is { } phrase)
            {
                kinds.Add(phrase.Value);
                at = phrase.End;
            }
            else if (line.IsWord(at) || line.IsDigits(at))
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

    /// <summary>Heyyy is hey, and soooo is so.</summary>
    private static string Shortened(string word)
    {
        var shortened = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length;)
        {
            var end = i + 1;
            while (end < word.Length && word[end] == word[i])
            {
                end++;
            }

            shortened.Append(word[i], end - i > 2 ? 1 : end - i);
            i = end;
        }

        return shortened.ToString();
    }
}

namespace SdrBot.Understanding.English;

/// <summary>Yes and no in English. A no outweighs a yes in the same line, a clear word a weak one.</summary>
internal static class EnglishAnswers
{
    private static readonly Table Answers = new("English.answers");
    private static readonly IReadOnlyDictionary<string, string> Yes = Answers["yes"];
    private static readonly IReadOnlyDictionary<string, string> No = Answers["no"];

    public static void Read(Line line, List<Entity> into)
    {
        Entity? best = null;
        var bestWeight = 0;
        for (var at = 0; at < line.Count;)
        {
            var (end, yes) = At(line, at);
            if (end < 0)
            {
                at++;
                continue;
            }

            // Weak agreement ("ok", "sure", "agree") gives way to a clear word, and any yes to a no.
            var weight = yes ? line[at] is "yes" or "yeah" or "yep" or "yup" ? 2 : 1 : line[at] is "disagree" or "don't" or "do" or "n" or "never" ? 1 : 3;
            if (weight > bestWeight)
            {
                (best, bestWeight) = (line.Found(at, end, EntityType.YesNo, new YesNoValue(yes)), weight);
            }

            at = end;
        }

        if (best is not null)
        {
            into.Add(best);
        }
    }

    private static (int End, bool Yes) At(Line line, int at)
    {
        for (var length = 3; length >= 1; length--)
        {
            var words = length == 1 ? line[at] : length == 2 ? $"{line[at]} {line[at + 1]}" : $"{line[at]} {line[at + 1]} {line[at + 2]}";
            if (at + length <= line.Count && No.ContainsKey(words) && !(words is "no" or "n" or "do not" or "don't" && IsNoOfThings(line, at, words)))
            {
                return (at + length, false);
            }

            if (at + length <= line.Count && Yes.ContainsKey(words) && !(words is "y" or "n" && line.Count > 1))
            {
                return (at + length, true);
            }
        }

        return (-1, false);
    }

    // "no answer", "n/a": a no to a thing, not to a question.
    private static bool IsNoOfThings(Line line, int at, string words) =>
        words is "n" ? line.Count > 1 : words is "no" ? line[at + 1] is "answer" or "show" or "one" or "reply" or "budget" or "longer" or "matter" : line.Count > at + 2 + (words is "do not" ? 1 : 0);
}

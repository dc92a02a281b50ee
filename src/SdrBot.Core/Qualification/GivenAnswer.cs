using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Qualification;

/// <summary>What was said as the answer to one question, beside answers to others in the same words.</summary>
internal static class GivenAnswer
{
    /// <summary>Answers to other questions that are so much of what was said leave nothing for this one.</summary>
    private const double MostOfIt = 0.6;

    /// <returns>Null when nothing in the words answers this question.</returns>
    public static Heard? Read(Question question, string words, ImmutableArray<Heard> heard, Turn turn)
    {
        var named = heard.FirstOrDefault(h => h.Question == question.Key);
        var others = heard.Where(h => h.Question != question.Key).ToList();
        if (AnswerReader.Read(question, words, turn.Rep.Language, turn.LocalNow) is not { } answer)
        {
            return named;
        }

        if (answer.Value == AnswerKind.Unknown || others.Count == 0)
        {
            return question.Kind is AnswerKind.Text ? answer : named ?? answer;
        }

        if (question.Kind == AnswerKind.Text)
        {
            return named ?? (IsLabelled(words, others) || IsAllSaid(words, [.. others.Select(o => o.Words).Distinct()]) ? null : answer);
        }

        // "200 people" is no budget of 200.
        return named ?? (others.Exists(o => Amount.Parse(o.Value)?.Low == Amount.Parse(answer.Value)?.Low && Amount.Parse(answer.Value) is not null) ? null : answer);
    }

    /// <summary>"money: not more than twenty grand" is given for the budget, and says nothing of what they need.</summary>
    private static bool IsLabelled(string words, List<Heard> others) =>
        words.IndexOfAny([':', '：']) is > 0 and var colon && others.Exists(o => words.AsSpan(colon + 1).TrimStart().StartsWith(o.Words, StringComparison.Ordinal));

    /// <summary>"The CTO decides" says who decides, and nothing of how they work today.</summary>
    private static bool IsAllSaid(string words, ImmutableArray<string> others) =>
        others.Sum(w => w.Length) >= words.Length * MostOfIt
        || others.Aggregate(words, (left, said) => left.Replace(said, " ", StringComparison.OrdinalIgnoreCase)).Split([' ', ',', '.', '!', ';'], StringSplitOptions.RemoveEmptyEntries).All(AnswerWords.IsAround);
}

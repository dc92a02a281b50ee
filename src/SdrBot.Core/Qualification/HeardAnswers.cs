using System.Collections.Immutable;
using SdrBot.Qualification.English;
using SdrBot.Qualification.Japanese;
using SdrBot.Qualification.Korean;
using SdrBot.Understanding.Japanese;
using SdrBot.Understanding.Korean;

namespace SdrBot.Qualification;

/// <summary>Finds the answers in a note, by rules: what is not certain is left to be asked.</summary>
public static class HeardAnswers
{
    private static readonly EnglishNotes English = new();
    private static readonly JapaneseNotes Japanese = new();
    private static readonly KoreanNotes Korean = new();

    /// <param name="now">The writer's local time.</param>
    /// <returns>At most one answer a question, in the order of the questions.</returns>
    public static ImmutableArray<Heard> Read(string text, DateTime now) => In(text, now, isGiven: false);

    /// <summary>The same where answers are all that somebody wants to give, after <c>learned</c> or in a checklist: "about $50k" alone is the budget, in a note it may be anything.</summary>
    /// <param name="now">The writer's local time.</param>
    public static ImmutableArray<Heard> Given(string text, DateTime now) => [.. In(text, now, isGiven: true).Where(h => !(h.Question is "process" or "need" or "pain" && AnswerWords.IsUnsure(h.Words)))];

    /// <summary>The parts of what was said that no answer was taken from, in its order.</summary>
    public static ImmutableArray<string> NotTaken(string text, DateTime now, IEnumerable<Heard> taken) =>
        KoreanIntents.IsKorean(text) ? KoreanNotes.NotTaken(text, [.. taken.Select(t => t.Words)])
        : JapaneseLine.IsJapanese(text) ? JapaneseNotes.NotTaken(text, [.. taken.Select(t => t.Words)])
        : EnglishNotes.NotTaken(text, now, [.. taken.Select(t => t.Words)]);

    private static ImmutableArray<Heard> In(string text, DateTime now, bool isGiven) =>
        KoreanIntents.IsKorean(text) ? Korean.Read(text, now)
        : JapaneseLine.IsJapanese(text) ? Japanese.Read(text, now)
        : English.Read(text, now, isGiven);
}

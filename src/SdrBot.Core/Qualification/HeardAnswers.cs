using System.Collections.Immutable;
using SdrBot.Qualification.English;
using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary>Finds the answers in a note, by rules: what is not certain is left to be asked.</summary>
public static class HeardAnswers
{
    private static readonly EnglishNotes English = new();

    /// <param name="now">The writer's local time.</param>
    /// <returns>At most one answer a question, in the order of the questions.</returns>
    public static ImmutableArray<Heard> Read(string text, Language language, DateTime now) =>
        language == Language.English ? English.Read(text, now, isGiven: false) : [];

    /// <summary>The same where answers are all that somebody wants to give, after <c>learned</c> or in a checklist: "about $50k" alone is the budget, in a note it may be anything.</summary>
    /// <param name="now">The writer's local time.</param>
    public static ImmutableArray<Heard> Given(string text, Language language, DateTime now) =>
        language == Language.English ? English.Read(text, now, isGiven: true) : [];

    /// <summary>The parts of what was said that no answer was taken from, in its order.</summary>
    public static ImmutableArray<string> NotTaken(string text, Language language, DateTime now, IEnumerable<Heard> taken) =>
        language == Language.English ? EnglishNotes.NotTaken(text, now, [.. taken.Select(t => t.Words)]) : [];
}

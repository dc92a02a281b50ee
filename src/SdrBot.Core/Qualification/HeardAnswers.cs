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
        language == Language.English ? English.Read(text, now) : [];
}

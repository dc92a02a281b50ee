using System.Collections.Immutable;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Scripts;

/// <summary>Whether a voicemail is short enough, and says who calls, why, and something to remember.</summary>
/// <param name="Who">The sentence that names the caller; null when none does.</param>
/// <param name="Why">The one that tells what was found out, or what the prospect is after.</param>
/// <param name="Memorable">What stays: the last sentence that is neither of the two and no mere goodbye.</param>
public sealed record VoicemailCheck(double Seconds, string? Who, string? Why, string? Memorable)
{
    /// <summary>The longest that people listen to, in seconds.</summary>
    public const int Longest = 20;

    private const int FewestWords = 3;

    public bool IsTooLong => Seconds > Longest;

    public bool IsSound => !IsTooLong && Who is not null && Why is not null && Memorable is not null;

    /// <param name="parts">The sentences of a rendered script.</param>
    public static VoicemailCheck Of(ImmutableArray<ScriptPart> parts, Rep rep, Language language)
    {
        var who = parts.FirstOrDefault(p => p.Template.Contains("{rep_first_name}", StringComparison.Ordinal) || p.Said.Contains(rep.FirstName, StringComparison.OrdinalIgnoreCase));
        var why = parts.FirstOrDefault(p => p.Template.Contains("{fact}", StringComparison.Ordinal)) ?? parts.FirstOrDefault(p => p.Template.Contains("{goal", StringComparison.Ordinal));
        var rest = parts.Where(p => p != who && p != why && !p.Template.Contains("{fact}", StringComparison.Ordinal) && IsSaying(p.Said, Craft.Of(language)));
        return new(SpeakingTime.Seconds(string.Join(' ', parts.Select(p => p.Said))), who?.Said, why?.Said, rest.LastOrDefault()?.Said);
    }

    private static bool IsSaying(string sentence, Craft craft) =>
        !craft.Closers.Any(c => sentence.TrimStart().StartsWith(c, StringComparison.OrdinalIgnoreCase))
        && SpeakingTime.Seconds(sentence) >= FewestWords / SpeakingTime.WordsPerSecond;
}

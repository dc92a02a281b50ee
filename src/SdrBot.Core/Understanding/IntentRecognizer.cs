using System.Collections.Immutable;
using SdrBot.Understanding.English;
using SdrBot.Understanding.Japanese;
using SdrBot.Understanding.Korean;
using SdrBot.Wording;

namespace SdrBot.Understanding;

/// <summary>Recognizes what a message asks for. Pure and safe to share between threads.</summary>
public sealed class IntentRecognizer
{
    /// <summary>At this confidence the bot acts; below it, it asks.</summary>
    public const double Sure = 0.6;

    private readonly EnglishIntents english = new();
    private readonly EnglishSmallTalk smallTalk = new();
    private readonly KoreanIntents korean = new();
    private readonly KoreanSmallTalk koreanSmallTalk = new();
    private readonly JapaneseSmallTalk japaneseSmallTalk = new();
    private readonly JapaneseIntents japanese;

    public IntentRecognizer() => japanese = new JapaneseIntents(japaneseSmallTalk);

    /// <summary>Reads a message as the intent that its writer chose, however unlikely it looks.</summary>
    public Understood UnderstandAs(string intent, string text, Language language, DateTime reference)
    {
        var (entities, candidates) = Read(text, language, reference);
        var chosen = candidates.Where(candidate => candidate.Intent == intent).MaxBy(candidate => candidate.Confidence);
        return new Understood(intent, 1, [], chosen?.Slots ?? new Dictionary<string, string>(), entities);
    }

    /// <summary>The kind of small talk that a message is: a greeting, thanks, and so on.</summary>
    /// <returns>Null when it says anything else.</returns>
    public string? SmallTalk(string text, Language language)
    {
        var line = new Line(text);
        return KoreanIntents.IsKorean(text) ? koreanSmallTalk.Kind(line) : smallTalk.Kind(line) ?? (IsJapanese(text, language) ? japaneseSmallTalk.Kind(line) : null);
    }

    /// <summary>What is left of a message without the words of a wish around it: "practise" of "let me practise, please".</summary>
    /// <returns>Null when it wishes for nothing.</returns>
    public string? Wish(string text, Language language)
    {
        var line = new Line(text);
        return english.Wish(line) ?? (IsJapanese(text, language) ? japanese.Wish(line) : null);
    }

    // People write in another language than their own, and in two at once: the script of a line tells more than its writer's settings.
    // English words are understood in every line, but no further than what its own language is sure of.
    private (ImmutableArray<Entity> Entities, List<Candidate> Candidates) Read(string text, Language language, DateTime reference)
    {
        var line = new Line(text);
        if (KoreanIntents.IsKorean(line.Folded))
        {
            var values = ValueReader.Read(line, Language.Korean, reference, EntityKinds.All);
            var said = korean.Read(line, values, reference);
            return (values, said.Exists(candidate => candidate.Confidence >= Sure) ? said : [.. said, .. english.Read(line, values, reference)]);
        }

        if (IsJapanese(text, language))
        {
            var values = ValueReader.Read(line, Language.Japanese, reference, EntityKinds.All);
            var said = japanese.Read(line, values, reference);
            return (values, !Mixed.HasEnglish(line) || said.Exists(candidate => candidate.Confidence >= Sure) ? said : [.. said, .. english.Read(line, values, reference)]);
        }

        var spoken = language == Language.Korean ? Language.English : language;
        var entities = ValueReader.Read(line, spoken, reference, EntityKinds.All);
        return (entities, english.Read(line, entities, reference));
    }

    /// <summary>Kana is written by nobody else; without them the writer's own language decides.</summary>
    private static bool IsJapanese(string text, Language language) => language == Language.Japanese || text.Any(c => c is >= 'ぁ' and <= 'ヿ');

    /// <summary>Reads a message in the writer's language at the writer's local time.</summary>
    public Understood Understand(string text, Language language, DateTime reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (entities, candidates) = Read(text, language, reference);
        var guesses = candidates
            .GroupBy(candidate => candidate.Intent, StringComparer.Ordinal)
            .Select(group => new IntentGuess(group.Key, group.Max(candidate => candidate.Confidence)))
            .OrderByDescending(guess => guess.Confidence)
            .ToArray();
        var best = candidates.MaxBy(candidate => candidate.Confidence);
        return best is not null && best.Confidence >= Sure
            ? new Understood(best.Intent, best.Confidence, guesses, best.Slots, entities)
            : new Understood(Intents.None, best is null ? 1 : 1 - best.Confidence, guesses, new Dictionary<string, string>(), entities);
    }
}

/// <summary>An intent that a message may have, with the slots it would then fill.</summary>
internal sealed record Candidate(string Intent, double Confidence, IReadOnlyDictionary<string, string> Slots);

using SdrBot.Understanding.English;
using SdrBot.Wording;

namespace SdrBot.Understanding;

/// <summary>Recognizes what a message asks for. Pure and safe to share between threads.</summary>
public sealed class IntentRecognizer
{
    /// <summary>At this confidence the bot acts; below it, it asks.</summary>
    public const double Sure = 0.6;

    private readonly EnglishIntents english = new();
    private readonly EnglishSmallTalk smallTalk = new();

    /// <summary>Reads a message as the intent that its writer chose, however unlikely it looks.</summary>
    public Understood UnderstandAs(string intent, string text, Language language, DateTime reference)
    {
        var line = new Line(text);
        var entities = ValueReader.Read(line, language, reference, EntityKinds.All);
        var chosen = english.Read(line, entities, reference).Where(candidate => candidate.Intent == intent).MaxBy(candidate => candidate.Confidence);
        return new Understood(intent, 1, [], chosen?.Slots ?? new Dictionary<string, string>(), entities);
    }

    /// <summary>The kind of small talk that a message is: a greeting, thanks, and so on.</summary>
    /// <returns>Null when it says anything else.</returns>
    public string? SmallTalk(string text, Language language) => smallTalk.Kind(new Line(text));

    /// <summary>Reads a message in the writer's language at the writer's local time.</summary>
    public Understood Understand(string text, Language language, DateTime reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new Line(text);
        var entities = ValueReader.Read(line, language, reference, EntityKinds.All);

        // Commands in English words are understood whoever types them; the other languages bring their own tables.
        var candidates = english.Read(line, entities, reference);
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

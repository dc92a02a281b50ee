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

    /// <summary>A longer line is read in the language of its script alone.</summary>
    private const int LongestMixed = 60;

    private readonly EnglishIntents english = new();
    private readonly EnglishSmallTalk smallTalk = new();

    // Tables are read when the first line of their language comes.
    private readonly Lazy<JapaneseSmallTalk> japaneseSmallTalk = new(() => new());
    private readonly Lazy<JapaneseIntents> japanese;
    private readonly Lazy<KoreanIntents> korean = new(() => new());
    private readonly Lazy<KoreanSmallTalk> koreanSmallTalk = new(() => new());
    private readonly ImmutableDictionary<Language, Lazy<TouchDetails>> details = Enum.GetValues<Language>().ToImmutableDictionary(language => language, language => new Lazy<TouchDetails>(() => new(language)));

    public IntentRecognizer() => japanese = new(() => new(japaneseSmallTalk.Value));

    /// <summary>Reads a message as the intent that its writer chose, however unlikely it looks.</summary>
    public Understood UnderstandAs(string intent, string text, DateTime reference)
    {
        var line = new Line(text);
        var spoken = Spoken(line, reference);
        var entities = ValueReader.Read(line, spoken, reference, EntityKinds.All);
        var chosen = Candidates(line, entities, spoken, reference).Where(candidate => candidate.Intent == intent).MaxBy(candidate => candidate.Confidence);
        return new Understood(intent, 1, [], chosen is null ? new Dictionary<string, string>() : Slots(chosen, line, spoken, entities, reference), entities);
    }

    /// <summary>The kind of small talk that a message is: a greeting, thanks, and so on.</summary>
    /// <returns>Null when it says anything else.</returns>
    public string? SmallTalk(string text)
    {
        var line = new Line(text);
        return smallTalk.Kind(line) ?? Spoken(line) switch
        {
            Language.Japanese => japaneseSmallTalk.Value.Kind(line),
            Language.Korean => koreanSmallTalk.Value.Kind(line),
            _ => null,
        };
    }

    /// <summary>What is left of a message without the words of a wish around it: "practise" of "let me practise, please".</summary>
    /// <returns>Null when it wishes for nothing.</returns>
    public string? Wish(string text)
    {
        var line = new Line(text);
        return english.Wish(line) ?? Spoken(line) switch
        {
            Language.Japanese => japanese.Value.Wish(line),
            Language.Korean => KoreanWish.Read(line),
            _ => null,
        };
    }

    /// <summary>Reads a message at the writer's local time, in the language that it is written in.</summary>
    public Understood Understand(string text, DateTime reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new Line(text);
        var spoken = Spoken(line, reference);
        var entities = ValueReader.Read(line, spoken, reference, EntityKinds.All);
        var candidates = Candidates(line, entities, spoken, reference);
        var guesses = candidates
            .GroupBy(candidate => candidate.Intent, StringComparer.Ordinal)
            .Select(group => new IntentGuess(group.Key, group.Max(candidate => candidate.Confidence)))
            .OrderByDescending(guess => guess.Confidence)
            .ToArray();
        var best = candidates.MaxBy(candidate => candidate.Confidence);
        return best is not null && best.Confidence >= Sure
            ? new Understood(best.Intent, best.Confidence, guesses, Slots(best, line, spoken, entities, reference), entities)
            : new Understood(Intents.None, best is null ? 1 : 1 - best.Confidence, guesses, new Dictionary<string, string>(), entities);
    }

    private IReadOnlyDictionary<string, string> Slots(Candidate best, Line line, Language language, ImmutableArray<Entity> entities, DateTime reference)
    {
        if (best.Intent == Intents.LogActivity)
        {
            best = best with { Slots = Dated(best.Slots, line, language, entities, reference) };
        }

        if (best.Intent != Intents.LogActivity || !best.Slots.TryGetValue("channel", out var channel)
            || details[language].Value.Of(line, channel, best.Slots.GetValueOrDefault("lead"), entities) is not { } detail)
        {
            return best.Slots;
        }

        var slots = new Dictionary<string, string>(best.Slots, StringComparer.Ordinal) { ["detail"] = detail };
        if (slots.GetValueOrDefault("note") == detail) { slots.Remove("note"); }
        return slots;
    }

    /// <summary>A follow-up for a day that never comes is asked about; what begins with a time of before, in Korean or Japanese, was done then.</summary>
    private static Dictionary<string, string> Dated(IReadOnlyDictionary<string, string> said, Line line, Language language, ImmutableArray<Entity> entities, DateTime reference)
    {
        var slots = new Dictionary<string, string>(said, StringComparer.Ordinal);
        if (!slots.ContainsKey("follow_up_at") && ImpossibleTimes.In(line.Original) is [var (start, end), ..])
        {
            var words = line.Original[start..end];
            slots.TryAdd("follow_up_unclear", words);
            if (slots.TryGetValue("note", out var note) && note.Contains(words.TrimStart('-'), StringComparison.Ordinal)) { slots.Remove("note"); }
        }

        if (language != Language.English && entities is [{ Start: 0, Value: DateValue or InstantValue } first, ..] && FollowUpTime.IsPast(first.Value, reference))
        {
            slots.TryAdd("touched_at", FollowUpTime.Of(first.Value, reference)!);
        }

        return slots;
    }

    // People write in another language than their own, and in two at once: the script of a line tells more than its writer's settings.
    private static Language Spoken(Line line) =>
        KoreanIntents.IsKorean(line.Folded) ? Language.Korean : JapaneseLine.IsJapanese(line.Folded) ? Language.Japanese : Language.English;

    // A Korean or Japanese name in an English sentence does not make it Korean or Japanese.
    private Language Spoken(Line line, DateTime reference) => Spoken(line) switch
    {
        Language.Korean when IsMixed(line) && korean.Value.IsOnlyNamed(line, reference) => Language.English,
        Language.Japanese when IsMixed(line) && japanese.Value.IsOnlyNamed(line, reference) => Language.English,
        var spoken => spoken,
    };

    private static bool IsMixed(Line line) => line.Count <= LongestMixed && Mixed.HasEnglish(line);

    // People mix two languages in a line: it is read as the second one too while the first is not sure.
    private List<Candidate> Candidates(Line line, ImmutableArray<Entity> entities, Language language, DateTime reference)
    {
        var candidates = ReadAs(language, line, entities, reference);
        if (Other(line, language) is { } other && !candidates.Exists(candidate => candidate.Confidence >= Sure))
        {
            candidates.AddRange(ReadAs(other, line, entities, reference));
        }

        return candidates;
    }

    private static Language? Other(Line line, Language language) =>
        language == Language.English ? Spoken(line) is var named && named != language ? named : null
        : Mixed.HasEnglish(line) ? Language.English
        : null;

    private List<Candidate> ReadAs(Language language, Line line, ImmutableArray<Entity> entities, DateTime reference) => language switch
    {
        Language.Japanese => japanese.Value.Read(line, entities, reference),
        Language.Korean => korean.Value.Read(line, entities, reference),
        _ => Named(english.Read(line, entities, reference)),
    };

    // English knows nothing of what hangs on to a Korean or Japanese name ("emailed 田中さん").
    private static List<Candidate> Named(List<Candidate> candidates) => candidates.ConvertAll(candidate =>
        candidate.Slots.TryGetValue("lead", out var lead) && NameEndings.Attached(lead) is { } bare
            ? candidate with { Slots = new Dictionary<string, string>(candidate.Slots, StringComparer.Ordinal) { ["lead"] = bare } }
            : candidate);
}

/// <summary>An intent that a message may have, with the slots it would then fill.</summary>
internal sealed record Candidate(string Intent, double Confidence, IReadOnlyDictionary<string, string> Slots);

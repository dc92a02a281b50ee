using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Understanding.Korean;

/// <summary>What a Korean line asks for: a touch to log, or one of the commands of the table.</summary>
internal sealed class KoreanIntents
{
    private const double LikestExample = 0.3;

    private readonly KoreanCommands commands = new(new Table("Korean.intents"));
    private readonly KoreanLog log = new();
    private readonly Lazy<Examples> examples = new(() => new(Language.Korean, nameof(Korean), LikestExample));

    /// <summary>Whether a line is Korean, whoever wrote it.</summary>
    public static bool IsKorean(string text) => text.Any(KoreanText.IsHangul);

    /// <summary>Whether only names are Korean in an English line ("spoke with 박서연 at Hanbit"); a Korean time makes it a mixed one.</summary>
    public bool IsOnlyNamed(Line line, DateTime now)
    {
        var isEnglish = false;
        for (var at = 0; at < line.Count; at++)
        {
            var isLatin = line.IsWord(at) && char.IsAsciiLetter(line[at][0]);
            isEnglish |= isLatin;

            // "Acme에": a particle makes a Korean sentence of it.
            if (isLatin && line.IsGlued(at + 1) && line.IsWord(at + 1) && KoreanText.IsHangul(line[at + 1][0])) { return false; }
        }

        return isEnglish && !log.Knows(line) && !commands.Knows(line) && !ValueReader.Read(line, Language.Korean, now, EntityKinds.When).Any(time => time.Text.Any(KoreanText.IsHangul));
    }

    public List<Candidate> Read(Line line, ImmutableArray<Entity> entities, DateTime now)
    {
        var candidates = new List<Candidate>();
        if (log.Read(line, entities, now) is { } touch) { candidates.Add(touch); }
        commands.Read(line, entities, now, candidates);
        if (!candidates.Exists(candidate => candidate.Confidence >= IntentRecognizer.Sure) && examples.Value.Nearest(line.Folded) is { } intent && commands.Like(line, entities, intent, now) is { } like) { candidates.Add(like); }
        return candidates;
    }
}

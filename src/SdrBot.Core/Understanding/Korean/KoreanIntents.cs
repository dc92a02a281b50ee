using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Understanding.Korean;

/// <summary>What a Korean line asks for: a touch to log, or one of the commands of the table.</summary>
internal sealed class KoreanIntents
{
    private readonly KoreanCommands commands = new(new Table("Korean.intents"));
    private readonly KoreanLog log = new();

    /// <summary>Whether a line is Korean, whoever wrote it.</summary>
    public static bool IsKorean(string text) => text.Any(KoreanText.IsHangul);

    /// <summary>Whether only names are Korean in an English line ("spoke with 박서연 at Hanbit"); a Korean time makes it a mixed one.</summary>
    public static bool IsOnlyNamed(Line line, DateTime now)
    {
        var (latin, hangul) = (0, 0);
        for (var at = 0; at < line.Count; at++)
        {
            latin += line.IsWord(at) && char.IsAsciiLetter(line[at][0]) ? 1 : 0;
            hangul += line.IsWord(at) && KoreanText.IsHangul(line[at][0]) ? 1 : 0;
        }

        return latin > hangul && latin > 1 && !ValueReader.Read(line, Language.Korean, now, EntityKinds.When).Any(time => time.Text.Any(KoreanText.IsHangul));
    }

    public List<Candidate> Read(Line line, ImmutableArray<Entity> entities, DateTime now)
    {
        var candidates = new List<Candidate>();
        if (log.Read(line, entities, now) is { } touch) { candidates.Add(touch); }
        commands.Read(line, entities, now, candidates);
        return candidates;
    }
}

using System.Collections.Immutable;

namespace SdrBot.Understanding.Korean;

/// <summary>What a Korean line asks for: a touch to log, or one of the commands of the table.</summary>
internal sealed class KoreanIntents
{
    private readonly KoreanCommands commands = new(new Table("Korean.intents"));
    private readonly KoreanLog log = new();

    /// <summary>Whether a line is Korean, whoever wrote it.</summary>
    public static bool IsKorean(string text) => text.Any(KoreanText.IsHangul);

    public List<Candidate> Read(Line line, ImmutableArray<Entity> entities, DateTime now)
    {
        var candidates = new List<Candidate>();
        if (log.Read(line, entities, now) is { } touch) { candidates.Add(touch); }
        commands.Read(line, entities, now, candidates);
        return candidates;
    }
}

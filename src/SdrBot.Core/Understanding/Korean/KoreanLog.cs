using System.Collections.Immutable;

namespace SdrBot.Understanding.Korean;

/// <summary>Reads one Korean line about a touch: who, by which channel, how it ended, what follows, and what else was said.</summary>
internal sealed class KoreanLog
{
    private const int LongestLine = 100;

    private readonly KoreanPhrases phrases;
    private readonly string[] rank;
    private readonly IReadOnlyDictionary<string, string> channelOf;

    public KoreanLog()
    {
        var table = new Table("Korean.log");
        phrases = new KoreanPhrases(((string[])["activity", "outcome", "follow", "plan", "gift", "opener", "ask", "filler"])
            .SelectMany(section => table.Lists(section).Select(meaning => KeyValuePair.Create($"{section}/{meaning.Key}", meaning.Value))));
        rank = table.Lists("rank")["outcome"];
        channelOf = table["channels"];
    }

    /// <summary>Whether a Korean word of a log line is in it.</summary>
    public bool Knows(Line line) => KoreanPieces.Knows(line, phrases);

    public Candidate? Read(Line line, ImmutableArray<Entity> entities, DateTime now)
    {
        var pieces = KoreanPieces.Cut(line, entities, phrases);
        return pieces.Count is 0 or > LongestLine ? null : new KoreanTouch(line, pieces, now, rank, channelOf).Read();
    }
}

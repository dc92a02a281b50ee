using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Retrieval;

/// <summary>Finds the entries whose example lines are nearest to what somebody said. Built once, never changed, safe to share.</summary>
/// <remarks>
/// Each line is a vector of its words and one of their parts, weighted by how rare they are. An entry scores by its nearest lines, and by
/// how likely its kind is, so that a line said in nobody's words still finds its kind.
/// </remarks>
public sealed class LineIndex
{
    /// <summary>The kind of lines that are about something else altogether.</summary>
    private const string Chatter = "";

    /// <summary>Below this no line has anything to do with the question.</summary>
    private const float Nearest = 0.12f;

    /// <summary>Where words have no borders, endings add pieces that no line has: less in common is enough.</summary>
    private const float NearestInPieces = 0.06f;

    /// <summary>So near to an entry's line that it cannot be chat, however it sounds.</summary>
    private const float Close = 0.7f;

    private const float ByNextLines = 0.15f;
    private const float ByKind = 2;
    private const float Highest = 1 + (2 * ByNextLines) + ByKind;

    private readonly TermReader _reader;
    private readonly Vocabulary _vocabulary;
    private readonly TermSpace _space;
    private readonly KindModel _kinds;
    private readonly ImmutableArray<(string Entry, int Kind)> _entries;
    private readonly int[] _entryOfLine;
    private readonly int _chatter;
    private readonly float _nearest;

    private LineIndex(Language language, IReadOnlyList<IndexedLine> lines)
    {
        _reader = new TermReader(language);
        _nearest = language == Language.English ? Nearest : NearestInPieces;
        string[] kinds = [.. lines.Select(l => l.Group).Distinct(StringComparer.Ordinal)];
        var entries = lines.Select(l => (l.Entry, Kind: Array.IndexOf(kinds, l.Group))).Distinct().ToList();
        _entries = [.. entries];
        _chatter = entries.FindIndex(e => kinds[e.Kind].Length == 0);
        Groups = [.. kinds];
        var numbers = entries.Select((e, i) => (e, i)).ToDictionary(e => e.e, e => e.i);
        _entryOfLine = [.. lines.Select(l => numbers[(l.Entry, Array.IndexOf(kinds, l.Group))])];
        var terms = lines.Select(l => _reader.Read(l.Text)).ToList();
        _vocabulary = new Vocabulary(terms);
        WeighedTerm[][] weighed = [.. terms.Select(_vocabulary.Weigh)];
        _space = new TermSpace(weighed, _vocabulary.Count);
        _kinds = new KindModel(weighed, Array.ConvertAll(_entryOfLine, e => _entries[e].Kind), kinds.Length, _vocabulary.Count);
    }

    private ImmutableArray<string> Groups { get; }

    /// <param name="chat">More lines that are about nothing in here, beside small talk.</param>
    public static LineIndex Of(Language language, IEnumerable<IndexedLine> lines, IEnumerable<string>? chat = null) =>
        new(language, [.. lines.Where(l => l.Text.Length > 0), .. SmallTalk.Lines(language).Concat(chat ?? []).Select(l => new IndexedLine(Chatter, Chatter, l))]);

    /// <summary>The entries that fit, the best first; none when the text is about something else.</summary>
    public ImmutableArray<Ranked> Rank(string text, int limit = 10)
    {
        var terms = _vocabulary.Weigh(_reader.Read(text));
        var near = new float[_entryOfLine.Length];
        _space.Add(terms, near);
        if (near.Length == 0 || near.Max() < _nearest)
        {
            return [];
        }

        var likely = _kinds.Likely(terms);
        var scores = Scores(near);
        var order = Enumerable.Range(0, scores.Length).Select(i => (Entry: i, Score: scores[i] + (ByKind * likely[_entries[i].Kind]))).OrderByDescending(e => e.Score).ToArray();
        var isChat = order[0].Entry == _chatter && (order.Length == 1 || scores[order[1].Entry] < Close || scores[order[1].Entry] < scores[_chatter]);
        return isChat
            ? []
            : [.. order.Where(e => e.Entry != _chatter).Take(limit).Select(e => new Ranked(_entries[e.Entry].Entry, Groups[_entries[e.Entry].Kind], Math.Round(e.Score / Highest, 4)))];
    }

    /// <summary>An entry's nearest line counts whole, the next two a little.</summary>
    private float[] Scores(float[] near)
    {
        var best = new (float First, float Second, float Third)[_entries.Length];
        for (var line = 0; line < near.Length; line++)
        {
            ref var b = ref best[_entryOfLine[line]];
            var value = near[line];
            if (value > b.First) { b = (value, b.First, b.Second); }
            else if (value > b.Second) { b = (b.First, value, b.Second); }
            else if (value > b.Third) { b.Third = value; }
        }

        return [.. best.Select(b => b.First + (ByNextLines * (b.Second + b.Third)))];
    }
}

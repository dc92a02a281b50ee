using System.Collections.Immutable;
using SdrBot.Understanding.Neutral;
using static SdrBot.Understanding.Korean.KoreanText;

namespace SdrBot.Understanding.Korean;

/// <summary>A part of a line: a phrase of the tables, a value, a word of its own or a mark. Places are folded characters.</summary>
/// <param name="Bare">Where it ends without its particle.</param>
/// <param name="Concepts">The names of what the phrase says; empty for everything else.</param>
/// <param name="Value">The value that stands here; plain numbers and yes or no are words.</param>
internal readonly record struct Piece(int Start, int End, int Bare, string[] Concepts, Entity? Value, string Particle = "")
{
    public bool IsMark { get; init; }

    public bool IsFree => !IsMark && Concepts.Length == 0 && Value is null;

    public bool IsTime => Value?.Type is <= EntityType.DateTimeRange;

    public bool Says(string concept) => Array.IndexOf(Concepts, concept) >= 0;
}

/// <summary>Phrases with what they say. A phrase that ends in <c>*</c> is a stem: however its word goes on, it is the same.</summary>
internal sealed class KoreanPhrases
{
    private const int DeepestGlue = 4;

    private readonly record struct Meaning(string Concept, bool IsStem);

    private readonly SpacedPhrases<List<Meaning>> phrases;

    public KoreanPhrases(IEnumerable<KeyValuePair<string, string[]>> concepts)
    {
        // One phrase may say several things, and be written with and without its space.
        var spellings = new Dictionary<string, List<Meaning>>(StringComparer.Ordinal);
        var meanings = new Dictionary<string, List<Meaning>>(StringComparer.Ordinal);
        foreach (var (concept, list) in concepts)
        {
            foreach (var phrase in list)
            {
                var isStem = phrase.EndsWith('*');
                var spelling = isStem ? phrase[..^1] : phrase;
                var glued = spelling.Replace(" ", string.Empty, StringComparison.Ordinal);
                if (!meanings.TryGetValue(glued, out var known)) { meanings.Add(glued, known = []); }
                known.Add(new(concept, isStem));
                spellings[spelling.TrimEnd()] = known;
            }
        }

        phrases = new(spellings);
    }

    /// <summary>The longest phrase at a character that leaves nothing of its word unexplained; what follows may be a particle, or another phrase glued to it.</summary>
    public Piece? At(string text, int at, Func<int, bool> isValueAt) => At(text, at, isValueAt, 0);

    private Piece? At(string text, int at, Func<int, bool> isValueAt, int depth)
    {
        var found = new List<Reading<List<Meaning>>>();
        phrases.All(text, at, found);
        for (var longest = found.Count - 1; longest >= 0; longest--)
        {
            if (Ends(text, found[longest], isValueAt, depth) is not { } ends) { continue; }
            var concepts = new List<string>(found[longest].Value.Where(meaning => ends.IsExact || meaning.IsStem).Select(meaning => meaning.Concept));

            // Shorter stems that explain the same words say their part too.
            for (var shorter = longest - 1; shorter >= 0; shorter--)
            {
                if (Reaches(text, found[shorter].End, ends.End)) { concepts.AddRange(found[shorter].Value.Where(meaning => meaning.IsStem).Select(meaning => meaning.Concept)); }
            }

            return new(at, ends.End, ends.Bare, [.. concepts.Distinct(StringComparer.Ordinal)], null, text[ends.Bare..ends.End]);
        }

        return null;
    }

    private static bool Reaches(string text, int from, int end) => IsHangulAt(text, from - 1) && WordEnd(text, from) == end;

    private (int End, int Bare, bool IsExact)? Ends(string text, Reading<List<Meaning>> phrase, Func<int, bool> isValueAt, int depth)
    {
        var end = phrase.End;
        if (!IsHangulAt(text, end) && !(IsLetterAt(text, end - 1) && IsLetterAt(text, end))) { return (end, end, true); }
        var wordEnd = WordEnd(text, end);
        if (phrase.Value.Exists(meaning => meaning.IsStem)) { return (wordEnd, wordEnd, false); }
        if (NameParticles.Whole(text, end, wordEnd)) { return (wordEnd, end, true); }
        return depth < DeepestGlue && (isValueAt(end) || At(text, end, isValueAt, depth + 1) is not null) ? (end, end, true) : null;
    }
}

/// <summary>A line cut into pieces.</summary>
internal static class KoreanPieces
{
    /// <summary>More than any command has; the rest of a long line is not looked at.</summary>
    public const int Most = 120;

    /// <summary>Whether one of the phrases is in a line in Hangul; titles are parts of names.</summary>
    public static bool Knows(Line line, KoreanPhrases phrases) =>
        Cut(line, [], phrases).Exists(piece => (piece.Concepts.Length > 0 && IsHangulAt(line.Folded, piece.Start) && !KoreanNames.IsTitle(line.Folded[piece.Start..piece.Bare])) || (piece.IsFree && IsHangulAt(line.Folded, piece.Start) && KoreanNames.IsVerb(line.Folded[piece.Start..piece.End])));

    public static List<Piece> Cut(Line line, ImmutableArray<Entity> entities, KoreanPhrases phrases)
    {
        var text = line.Folded;
        var values = Values(line, entities);
        var pieces = new List<Piece>();
        for (var at = 0; at < text.Length && pieces.Count < Most;)
        {
            if (char.IsWhiteSpace(text[at]) || char.IsControl(text[at]))
            {
                at++;
                continue;
            }

            var piece = values.TryGetValue(at, out var value) ? Valued(text, at, value, phrases, values)
                : !char.IsLetterOrDigit(text[at]) && !char.IsSurrogate(text[at]) ? new Piece(at, at + 1, at + 1, [], null) { IsMark = true }
                : phrases.At(text, at, values.ContainsKey) ?? Free(text, at, values);
            pieces.Add(IsTitleOf(text, pieces, piece) ? piece with { Concepts = [] } : piece);
            at = piece.End;
        }

        return pieces;
    }

    // "김민수 과장님": the title behind a name belongs to it.
    private static bool IsTitleOf(string text, List<Piece> before, Piece piece) =>
        piece.Concepts.Length > 0 && before.Count > 0 && before[^1] is { IsFree: true, Particle: "" } && KoreanNames.IsTitle(text[piece.Start..piece.Bare]);

    private static Dictionary<int, (int End, Entity Value)> Values(Line line, ImmutableArray<Entity> entities)
    {
        var values = new Dictionary<int, (int, Entity)>();
        foreach (var entity in entities)
        {
            if (entity.Type is not (EntityType.YesNo or EntityType.Number) && line.Place(entity) is { } place) { values.TryAdd(place.Start, (place.End, entity)); }
        }

        return values;
    }

    private static Piece Valued(string text, int at, (int End, Entity Value) value, KoreanPhrases phrases, Dictionary<int, (int End, Entity Value)> values)
    {
        var wordEnd = WordEnd(text, value.End);
        var said = phrases.At(text, at, values.ContainsKey);
        var concepts = said is { } phrase && phrase.End >= value.End ? phrase.Concepts : [];
        if (said is { } longer && longer.Bare > value.End) { return longer with { Value = value.Value }; }
        return NameParticles.Whole(text, value.End, wordEnd) || TimeParticles(text, value.End, wordEnd)
            ? new(at, wordEnd, value.End, concepts, value.Value, text[value.End..wordEnd])
            : new(at, value.End, value.End, concepts, value.Value);
    }

    private static bool TimeParticles(string text, int end, int wordEnd) => end < wordEnd && text[end..wordEnd] is "인" or "쯤" or "쯤에" or "경" or "경에" or "까지" or "까지는" or "부터" or "이후" or "이후에" or "날" or "로" or "으로" or "엔" or "에는" or "중" or "중에" or "안에" or "내로" or "정도" or "만" or "간" or "자" or "자로" or "전" or "전에" or "초에" or "에나";

    // A word of its own: marks inside of it belong to it (SK-II, A.B).
    private static Piece Free(string text, int at, Dictionary<int, (int End, Entity Value)> values)
    {
        var end = at + 1;
        while (end < text.Length && !values.ContainsKey(end) && (char.IsLetterOrDigit(text[end]) || char.IsSurrogate(text[end]) || (text[end] is '-' or '.' or '&' or '\'' or '@' or '_' or '+' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]) && char.IsLetterOrDigit(text[end - 1])))) { end++; }
        if (IsNumbered(text, at, end)) { return new(at, end, end, Numbered, null); }
        var bare = NameParticles.Bare(text, at, end);
        return new(at, end, bare, [], null, text[bare..end]);
    }

    // "3번", "2번째", "4"
    private static bool IsNumbered(string text, int at, int end)
    {
        var digits = at;
        while (digits < end && char.IsAsciiDigit(text[digits])) { digits++; }
        return digits > at && digits - at <= 6 && text[digits..end] is "" or "번" or "번은" or "번을" or "번째" or "번째거" or "번꺼" or "번거" or "번도";
    }

    private static readonly string[] Numbered = ["numbered"];
}

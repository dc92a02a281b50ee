using System.Collections.Immutable;
using SdrBot.Understanding;
using SdrBot.Wording;

namespace SdrBot.Qualification.English;

/// <summary>Words up to a comma or the like.</summary>
/// <param name="Sentence">Counts up at full stops and their like.</param>
/// <param name="IsAsked">A question mark ends it.</param>
internal readonly record struct Clause(int First, int End, int Sentence, bool IsAsked);

/// <summary>A note cut into clauses, with the values in it.</summary>
internal sealed class NoteLine
{
    private readonly Entity?[] entityAt;
    private readonly (int First, int End)[] sentences;

    public NoteLine(string text, DateTime now, NoteWords words)
    {
        Line = new Line(text);
        Words = [.. Line.Tokens.Select(t => t.Text)];
        Entities = ValueReader.Read(Line, Language.English, now, EntityKinds.All & ~EntityKinds.YesNo);
        entityAt = new Entity?[Words.Length];
        foreach (var entity in Entities)
        {
            for (var at = 0; at < Words.Length; at++)
            {
                if (Line.StartOf(at) >= entity.Start && Line.EndOf(at) <= entity.End)
                {
                    entityAt[at] = entity;
                }
            }
        }

        Clauses = Cut(words);
        sentences = [.. Clauses.GroupBy(c => c.Sentence).Select(s => (s.First().First, s.Last().End))];
    }

    public Line Line { get; }

    public string[] Words { get; }

    public ImmutableArray<Entity> Entities { get; }

    public Clause[] Clauses { get; }

    public Entity? EntityAt(int at) => (uint)at < (uint)entityAt.Length ? entityAt[at] : null;

    /// <summary>The token after the value that a token belongs to.</summary>
    public int EntityEnd(int at)
    {
        var end = at + 1;
        while (end < Words.Length && ReferenceEquals(entityAt[end], entityAt[at])) { end++; }
        return end;
    }

    /// <summary>The sentence that a token stands in.</summary>
    public (int First, int End) SentenceAt(int at) => Array.FindLast(sentences, s => s.First <= at) is { End: > 0 } found ? found : (0, Words.Length);

    public string Said(int first, int end) => Line.Words(first, end);

    public bool IsCapital(int at) => at < Words.Length && Line.IsWord(at) && Line.IsCapital(at);

    private Clause[] Cut(NoteWords words)
    {
        var clauses = new List<Clause>();
        var first = 0;
        var sentence = 0;
        for (var at = 0; at <= Words.Length; at++)
        {
            var stop = at == Words.Length ? Stop.Sentence : StopAt(words, at, first);
            if (stop == Stop.None)
            {
                continue;
            }

            if (at > first)
            {
                clauses.Add(new(first, at, sentence, at < Words.Length && Words[at] == "?"));
            }

            sentence += stop == Stop.Sentence ? 1 : 0;
            first = at < Words.Length && Words[at] is not ("-" or "*") && (IsLineBreak(at) || NoteLabels.BeginsAt(this, words, at, first)) ? at : at + 1;
        }

        return [.. clauses];
    }

    private Stop StopAt(NoteWords words, int at, int first)
    {
        var isGlued = Line.IsGlued(at) && Line.IsGlued(at + 1);
        switch (Words[at])
        {
            case "," when !(isGlued && Line.IsDigits(at - 1) && Line.IsDigits(at + 1)):
                return Stop.Clause;
            case "-" when at > first && at + 1 < Words.Length && (Line.IsDigits(at - 1) || Words[at - 1] is "k" or "m") && (Line.IsDigits(at + 1) || Words[at + 1] is "$" or "€" or "£"):
                return Stop.None;
            case "." when !Line.IsGlued(at + 1):
            case ";" or "!" or "?" or "•" or "|":
            case "*" when !Line.IsGlued(at) || at == first:
            case ")" when at == first:
            case "-" or "/" when !Line.IsGlued(at) && !Line.IsGlued(at + 1):
                return Stop.Sentence;
            default:
                return at > first && IsLineBreak(at) ? Stop.Sentence
                    : IsListNumber(at) || (at > first && NoteLabels.BeginsAt(this, words, at, first)) ? Stop.Sentence
                    : at > first && words.Breaks.Contains(Words[at]) ? Stop.Clause
                    : at > first && words.BreaksBeforeCue.Contains(Words[at]) && BeginsAnew(words, at + 1) ? Stop.Clause
                    : Stop.None;
        }
    }

    /// <summary>"1) 140 seats 2) in July"</summary>
    private bool IsListNumber(int at) =>
        Line.IsDigits(at) && Line.Length(at) == 1 && at + 1 < Words.Length && Words[at + 1] == ")" && Line.IsGlued(at + 1) && (at == 0 || Words[at - 1] != "(");

    /// <summary>The halves of a character outside of the basic plane are tokens of one and the same place.</summary>
    private bool IsLineBreak(int at) => at > 0 && Line.EndOf(at - 1) < Line.StartOf(at) && Line.Original.AsSpan()[Line.EndOf(at - 1)..Line.StartOf(at)].Contains('\n');

    /// <summary>After "and" something new begins when somebody new acts, or when a phrase gives a new answer away.</summary>
    private bool BeginsAnew(NoteWords words, int at) =>
        at < Words.Length && (words.Texts.Any(t => t.Cues.At(Words, at, Words.Length) > 0) || Words[at] is "is" or "are" or "they" or "he" or "she" or "we" or "i" or "want" or "wants" or "has" or "have" or "needs" or "need"
            || words.Starts.At(Words, at, Words.Length) > at + 1);

    private enum Stop
    {
        None,
        Clause,
        Sentence,
    }
}

using System.Collections.Immutable;

namespace SdrBot.Understanding.English;

/// <summary>A line with its words in standard spelling and its values laid over the tokens.</summary>
internal sealed class EnglishLine
{
    private readonly Entity?[] entities;

    public EnglishLine(Line line, ImmutableArray<Entity> found, Spelling spelling)
    {
        Line = line;
        Words = new string[line.Count];
        entities = new Entity?[line.Count];
        var next = 0;
        for (var at = 0; at < line.Count; at++)
        {
            // A capital inside the line begins a name, and names are not misspelt keywords.
            Words[at] = line.IsWord(at) && !(at > 0 && line.IsCapital(at)) ? spelling.Correct(line[at]) : line[at];
            while (next < found.Length && found[next].End <= line.StartOf(at)) { next++; }
            if (next < found.Length && found[next].Start < line.EndOf(at) && found[next].Type is not (EntityType.YesNo or EntityType.Number))
            {
                entities[at] = found[next];
            }
        }
    }

    public Line Line { get; }

    public int Count => Words.Length;

    public string[] Words { get; }

    /// <summary>The value that a token is part of; plain numbers and yes or no do not count.</summary>
    public Entity? EntityAt(int at) => (uint)at < (uint)entities.Length ? entities[at] : null;

    public string Word(int at) => (uint)at < (uint)Words.Length ? Words[at] : string.Empty;

    /// <summary>The token after the value that begins here.</summary>
    public int EntityEnd(int at)
    {
        var end = at;
        while (end < Count && ReferenceEquals(entities[end], entities[at])) { end++; }
        return end;
    }

    public static bool IsTime(Entity? entity) => entity?.Type is <= EntityType.DateTimeRange;
}

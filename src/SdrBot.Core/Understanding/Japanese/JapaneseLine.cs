using System.Collections.Immutable;

namespace SdrBot.Understanding.Japanese;

/// <summary>A Japanese line with its kana folded and its values laid over the characters.</summary>
internal sealed class JapaneseLine
{
    private readonly Entity?[] entities;

    public JapaneseLine(Line line, ImmutableArray<Entity> found)
    {
        Line = line;
        Kana = Japanese.Kana.Fold(line.Folded);
        entities = new Entity?[Kana.Length];
        var next = 0;
        for (var at = 0; at < Kana.Length; at++)
        {
            while (next < found.Length && found[next].End <= line.From(at)) { next++; }
            if (next < found.Length && found[next].Start <= line.From(at) && found[next].Type is not (EntityType.YesNo or EntityType.Number)) { entities[at] = found[next]; }
        }
    }

    /// <summary>Whether kana or Han characters are in a text and no Hangul is.</summary>
    public static bool IsJapanese(string text) =>
        text.AsSpan().IndexOfAnyInRange('\u3041', '\u30FE') >= 0 | text.AsSpan().IndexOfAnyInRange('\u4E00', '\u9FFF') >= 0 && text.AsSpan().IndexOfAnyInRange('\uAC00', '\uD7A3') < 0;

    public Line Line { get; }

    /// <summary>The folded text as written.</summary>
    public string Text => Line.Folded;

    /// <summary>The folded text with its kana folded too; the same characters in the same places.</summary>
    public string Kana { get; }

    public int Length => Kana.Length;

    /// <summary>The value that a character is part of; plain numbers and yes or no do not count.</summary>
    public Entity? EntityAt(int at) => (uint)at < (uint)entities.Length ? entities[at] : null;

    /// <summary>The character after the value that stands here.</summary>
    public int EntityEnd(int at)
    {
        var end = at;
        while (end < Length && ReferenceEquals(entities[end], entities[at])) { end++; }
        return end;
    }

    public bool IsEntityStart(int at) => EntityAt(at) is { } entity && !ReferenceEquals(EntityAt(at - 1), entity);

    public static bool IsTime(Entity? entity) => entity?.Type is <= EntityType.DateTimeRange;

    public bool HasTime(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (IsTime(EntityAt(at))) { return true; }
        }

        return false;
    }

    public Entity? Find(int start, int end, EntityType type)
    {
        for (var at = start; at < end; at++)
        {
            if (EntityAt(at) is { } entity && entity.Type == type) { return entity; }
        }

        return null;
    }

    /// <summary>A piece as it was typed.</summary>
    public string Piece(int start, int end) => Line.Text(start, end);
}

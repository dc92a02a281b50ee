using System.Collections.Immutable;

namespace SdrBot.Conversations;

/// <summary>Literal words and placeholders: <c>done {task}</c>. A placeholder takes one or more words, the last one all that is left.</summary>
/// <remarks>Matched by hand from left to right, so that no input can make it backtrack.</remarks>
public sealed class CommandPattern
{
    private readonly ImmutableArray<string> _pieces;

    private CommandPattern(string text, ImmutableArray<string> pieces) =>
        (Text, _pieces, LiteralLength) = (text, pieces, pieces.Where(p => p[0] != '{').Sum(p => p.Length));

    /// <summary>As written in the map.</summary>
    public string Text { get; }

    /// <summary>How specific the pattern is: the characters that are not placeholders.</summary>
    public int LiteralLength { get; }

    /// <summary>Has no placeholder: it can be said, or pressed, as it stands.</summary>
    public bool IsWhole => !_pieces.Any(p => p[0] == '{');

    /// <summary>The words are its first ones, before any placeholder.</summary>
    public bool Begins(string words) => _pieces[0][0] != '{' && StartsWithWords(_pieces[0], words);

    public static CommandPattern Parse(string text)
    {
        var pieces = ImmutableArray.CreateBuilder<string>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var literal = (open < 0 ? text[at..] : text[at..open]).Trim();
            if (literal.Length > 0)
            {
                pieces.Add(literal);
            }

            if (open < 0)
            {
                break;
            }

            var close = text.IndexOf('}', open);
            pieces.Add(text[open..(close + 1)]);
            at = close + 1;
        }

        return new(text, pieces.ToImmutable());
    }

    public Slots? Match(string input)
    {
        var rest = input.AsSpan().Trim();
        var slots = ImmutableDictionary<string, string>.Empty;
        for (var i = 0; i < _pieces.Length; i++)
        {
            var piece = _pieces[i];
            if (piece[0] != '{')
            {
                if (!StartsWithWords(rest, piece))
                {
                    return null;
                }

                rest = rest[piece.Length..].TrimStart();
                continue;
            }

            var end = i + 1 == _pieces.Length ? rest.Length : _pieces[i + 1][0] == '{' ? IndexOfSpace(rest) : IndexOfWords(rest, _pieces[i + 1]);
            var value = end <= 0 ? [] : rest[..end].Trim();
            if (value.IsEmpty)
            {
                return null;
            }

            slots = slots.Add(piece[1..^1], value.ToString());
            rest = rest[end..].TrimStart();
        }

        return rest.IsEmpty ? new Slots(slots) : null;
    }

    /// <summary>Before another placeholder, a placeholder is one word.</summary>
    private static int IndexOfSpace(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool StartsWithWords(ReadOnlySpan<char> text, string words) =>
        text.StartsWith(words, StringComparison.OrdinalIgnoreCase) && EndsAWord(text, words);

    private static int IndexOfWords(ReadOnlySpan<char> text, string words)
    {
        for (var i = 1; i + words.Length <= text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i - 1]) && StartsWithWords(text[i..], words))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary><c>done</c> is not the beginning of <c>donegal</c>; <c>#</c> may stand before anything.</summary>
    private static bool EndsAWord(ReadOnlySpan<char> text, string words) =>
        text.Length == words.Length || !char.IsLetterOrDigit(words[^1]) || !char.IsLetterOrDigit(text[words.Length]);
}

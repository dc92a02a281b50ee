using System.Collections.Immutable;
using System.Text;

namespace SdrBot.Wording;

/// <summary>Splits a resource sentence into its parts.</summary>
internal static class TemplateParser
{
    /// <exception cref="FormatException">A brace or a mark is not closed: a mistake in the file, which a test finds.</exception>
    public static ImmutableArray<Part> Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        var literal = new StringBuilder();
        var style = RunStyle.None;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < text.Length)
            {
                literal.Append(text[++i]);
            }
            else if (c == '{')
            {
                Flush();
                var end = text.IndexOf('}', i);
                parts.Add(ParseHole(end < 0 ? throw new FormatException(text) : text[(i + 1)..end], style));
                i = end;
            }
            else if (StyleOf(c) is var mark && mark != RunStyle.None && (style == mark || (style == RunStyle.None && Opens(text, i))))
            {
                Flush();
                style = style == mark ? RunStyle.None : mark;
            }
            else
            {
                literal.Append(c);
            }
        }

        Flush();
        return style == RunStyle.None ? parts.ToImmutable() : throw new FormatException(text);

        void Flush()
        {
            if (literal.Length > 0)
            {
                parts.Add(new Literal(literal.ToString(), style));
                literal.Clear();
            }
        }
    }

    private static RunStyle StyleOf(char c) => c switch
    {
        '*' => RunStyle.Bold,
        '_' => RunStyle.Italic,
        '`' => RunStyle.Code,
        _ => RunStyle.None,
    };

    /// <summary>A mark opens at the start of a word, so that <c>call_block</c> and <c>2 * 3</c> stay as they are; Japanese has no spaces before one.</summary>
    private static bool Opens(string text, int i) =>
        (i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1])) && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]);

    private static Hole ParseHole(string inner, RunStyle style)
    {
        if (inner.IndexOf('?', StringComparison.Ordinal) is > 0 and var question)
        {
            var forms = inner[(question + 1)..].Split('|');
            return new Hole(inner[..question], style, Plural: (forms[0], forms[^1]));
        }

        var particle = inner.IndexOf('+', StringComparison.Ordinal) is >= 0 and var plus ? inner[(plus + 1)..] : null;
        var value = particle is null ? inner : inner[..^(particle.Length + 1)];
        return value.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            ? new Hole(value[..colon], style, value[(colon + 1)..], Particle: particle)
            : new Hole(value, style, Particle: particle);
    }
}

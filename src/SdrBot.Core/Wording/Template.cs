using System.Collections.Immutable;
using System.Globalization;

namespace SdrBot.Wording;

/// <summary>A sentence of a resource file, parsed once: text with marks, placeholders, plurals and particles.</summary>
/// <remarks>
/// <c>*bold*</c>, <c>_italic_</c> and <c>`code`</c> mark; <c>{title}</c> is a value; <c>{when:time}</c> a value in a format;
/// <c>{count?task|tasks}</c> the form for a number; <c>{lead+은/는}</c> and <c>{when:day+으로/로}</c> a value with the Korean particle that its
/// last sound wants, which stands outside of the value's mark; <c>“{words}”{+은/는}</c> the particle for what stands before it; <c>\*</c> is a star.
/// </remarks>
internal sealed class Template
{
    private readonly ImmutableArray<Part> _parts;

    private Template(ImmutableArray<Part> parts) => _parts = parts;

    public ImmutableSortedSet<string> Placeholders => [.. _parts.OfType<Hole>().Where(h => h.Name.Length > 0).Select(h => h.Name)];

    /// <summary>Those whose value is read, not only the form of a word that it decides.</summary>
    public ImmutableSortedSet<string> Spoken => [.. _parts.OfType<Hole>().Where(h => h.Plural is null && h.Name.Length > 0).Select(h => h.Name)];

    public static Template Parse(string text) => new(TemplateParser.Parse(text));

    public Sentence Fill(ReadOnlySpan<(string Name, object? Value)> values, ValueFormats formats)
    {
        var runs = ImmutableArray.CreateBuilder<Run>(_parts.Length);
        foreach (var part in _parts)
        {
            switch (part)
            {
                case Literal literal:
                    Add(runs, new Run(literal.Text, literal.Style));
                    break;
                case Hole { Name.Length: 0, Particle: { } particle }:
                    Add(runs, new Run(Particles.Choose(string.Concat(runs.Select(r => r.Text)), particle), part.Style));
                    break;
                case Hole hole:
                    Add(runs, hole, Value(values, hole.Name), formats);
                    break;
            }
        }

        return new(runs.ToImmutable());
    }

    private static object? Value(ReadOnlySpan<(string Name, object? Value)> values, string name)
    {
        foreach (var (candidate, value) in values)
        {
            if (candidate == name)
            {
                return value;
            }
        }

        throw new KeyNotFoundException(name);
    }

    private static void Add(ImmutableArray<Run>.Builder runs, Hole hole, object? value, ValueFormats formats)
    {
        if (hole.Plural is { } plural)
        {
            Add(runs, new Run(Convert.ToDecimal(value, CultureInfo.InvariantCulture) == 1 ? plural.One : plural.Other, hole.Style));
            return;
        }

        if (value is Sentence sentence)
        {
            foreach (var run in sentence.Runs)
            {
                Add(runs, run.Style == RunStyle.None ? run with { Style = hole.Style } : run);
            }
        }
        else
        {
            Add(runs, new Run(formats.Write(value, hole.Format), hole.Style));
        }

        if (hole.Particle is { } particle)
        {
            Add(runs, new Run(Particles.Choose(value is Sentence said ? said.Plain : formats.Write(value, hole.Format), particle)));
        }
    }

    private static void Add(ImmutableArray<Run>.Builder runs, Run run)
    {
        if (run.Text.Length == 0)
        {
            return;
        }

        if (runs.Count > 0 && runs[^1].Style == run.Style && runs[^1].Link is null && run.Link is null)
        {
            runs[^1] = runs[^1] with { Text = runs[^1].Text + run.Text };
            return;
        }

        runs.Add(run);
    }
}

internal abstract record Part(RunStyle Style);

internal sealed record Literal(string Text, RunStyle Style) : Part(Style);

internal sealed record Hole(string Name, RunStyle Style, string? Format = null, (string One, string Other)? Plural = null, string? Particle = null) : Part(Style);

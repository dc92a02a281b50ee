using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SdrBot.Wording;

/// <summary>Something the bot says: runs of text with marks. What people typed enters as a literal run, so it can never act as markup.</summary>
/// <remarks>Made by <see cref="Words.Say"/> from a resource file, or by <see cref="Of"/> from what somebody else wrote.</remarks>
public sealed record Sentence(ImmutableArray<Run> Runs)
{
    public static Sentence Empty { get; } = new(ImmutableArray<Run>.Empty);

    /// <summary>The text without its marks, for screen readers, logs and channels that know no marks.</summary>
    public string Plain => Runs.Length == 1 ? Runs[0].Text : string.Concat(Runs.Select(r => r.Text));

    public bool IsEmpty => Runs.All(r => r.Text.Length == 0);

    /// <summary>Data that a person or a file supplied: shown exactly as it is.</summary>
    public static Sentence Of(string? data) => string.IsNullOrEmpty(data) ? Empty : new([new Run(data)]);

    /// <summary>The sentences one after the other, with the separator between those that say something.</summary>
    public static Sentence Join(string separator, params IEnumerable<Sentence> sentences)
    {
        var runs = ImmutableArray.CreateBuilder<Run>();
        foreach (var sentence in sentences.Where(s => !s.IsEmpty))
        {
            if (runs.Count > 0)
            {
                runs.Add(new Run(separator));
            }

            runs.AddRange(sentence.Runs);
        }

        return new(runs.ToImmutable());
    }

    public Sentence Bold() => Styled(RunStyle.Bold);

    public Sentence Linked(string link) => new([.. Runs.Select(r => r with { Link = link })]);

    /// <summary>Without line breaks and runs of spaces: what somebody gave as a name.</summary>
    public Sentence OnOneLine() => new([.. Runs.Select(r => r with { Text = string.Join(' ', r.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) })]);

    public Sentence Struck() => Styled(RunStyle.Strike);

    /// <summary>At most so many graphemes (what a reader calls characters), ending in an ellipsis where something was left out.</summary>
    public Sentence Clip(int graphemes)
    {
        var left = graphemes;
        var runs = ImmutableArray.CreateBuilder<Run>(Runs.Length);
        foreach (var run in Runs)
        {
            var info = new StringInfo(run.Text);
            if (info.LengthInTextElements <= left)
            {
                left -= info.LengthInTextElements;
                runs.Add(run);
                continue;
            }

            runs.Add(run with { Text = (left > 1 ? info.SubstringByTextElements(0, left - 1) : string.Empty) + "…" });
            break;
        }

        return new(runs.ToImmutable());
    }

    public bool Equals(Sentence? other) => other is not null && Runs.SequenceEqual(other.Runs);

    public override int GetHashCode() => Plain.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Plain;

    private Sentence Styled(RunStyle style) => new([.. Runs.Select(r => r with { Style = style })]);

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(Plain);
        return true;
    }
}

/// <summary>A stretch of text in one style, perhaps a link.</summary>
/// <param name="Text">Shown literally.</param>
/// <param name="Link">An http, https, mailto or tel address, or null.</param>
public sealed record Run(string Text, RunStyle Style = RunStyle.None, string? Link = null);

/// <summary>The marks that every channel can show.</summary>
public enum RunStyle
{
    None,
    Bold,
    Italic,
    Code,
    Strike,
}

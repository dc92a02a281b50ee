using System.Collections.Immutable;

namespace SdrBot.Retrieval;

/// <summary>A text file of a library as it lies in a folder.</summary>
/// <param name="Name">Such as <c>no-budget.en.md</c>.</param>
public sealed record SourceFile(string Name, string Text);

/// <summary>Why a file of a library cannot be used. The sentence stands under <c>retrieval.problems</c>.</summary>
/// <param name="Line">The first is 1.</param>
/// <param name="What">The key of the sentence.</param>
/// <param name="Detail">The word that is wrong or missing.</param>
public sealed record FileProblem(string File, int Line, string What, string Detail)
{
    /// <summary>Once corrected it is read when the bot starts, and not before.</summary>
    public bool IsReadAtStart { get; init; }
}

/// <summary>A library that each company extends by files in a folder of its own, which no other company sees.</summary>
public interface ILibrary
{
    /// <summary>The folder below the company's.</summary>
    string Folder { get; }

    /// <summary>Takes a company's files in place of those it had before. A file that cannot be used does not stop the others.</summary>
    ImmutableArray<FileProblem> Load(string tenant, IEnumerable<SourceFile> own);

    /// <summary>Makes ready for questions what is not ready yet.</summary>
    void Learn();
}

/// <summary>A file that cannot be used, while it is being read.</summary>
public sealed class FileProblemException : FormatException
{
    public FileProblemException()
    {
    }

    public FileProblemException(string message)
        : base(message)
    {
    }

    public FileProblemException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal FileProblemException(FileProblem problem)
        : base($"{problem.File}:{problem.Line}: {problem.What} {problem.Detail}") => Problem = problem;

    internal FileProblem? Problem { get; }
}

/// <summary>A Markdown file with a front matter of <c>name: value</c> and sections under headings.</summary>
internal sealed class EntryFile
{
    private const string Fence = "---";
    private readonly Dictionary<string, (string Value, int Line)> _head = new(StringComparer.Ordinal);

    private EntryFile(string file) => File = file;

    public string File { get; }

    public List<EntrySection> Sections { get; } = [];

    /// <summary>The names in the front matter, those below another as <c>slots.customer</c>.</summary>
    public IEnumerable<string> Names => _head.Keys;

    public string? this[string name] => _head.TryGetValue(name, out var found) && found.Value.Length > 0 ? found.Value : null;

    public int LineOf(string name) => _head.TryGetValue(name, out var found) ? found.Line : 1;

    /// <exception cref="FileProblemException">The file has another form.</exception>
    public static EntryFile Read(SourceFile source)
    {
        var file = new EntryFile(source.Name);
        var lines = source.Text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        if (lines[0].Trim() != Fence)
        {
            throw file.Problem(1, "no_front_matter");
        }

        var end = Array.FindIndex(lines, 1, l => l.Trim() == Fence);
        if (end < 0)
        {
            throw file.Problem(lines.Length, "front_matter_open");
        }

        file.ReadHead(lines.AsSpan(1, end - 1));
        file.ReadSections(lines, end + 1);
        return file;
    }

    /// <summary>The entries of those files that can be used, and what is wrong with the others.</summary>
    public static (ImmutableArray<TEntry> Entries, ImmutableArray<FileProblem> Problems) ReadEach<TEntry>(IEnumerable<SourceFile> files, Func<SourceFile, TEntry> read)
    {
        var entries = ImmutableArray.CreateBuilder<TEntry>();
        var problems = ImmutableArray.CreateBuilder<FileProblem>();
        foreach (var file in files)
        {
            try
            {
                entries.Add(read(file));
            }
            catch (FileProblemException e)
            {
                problems.Add(e.Problem!);
            }
        }

        return (entries.ToImmutable(), problems.ToImmutable());
    }

    public FileProblemException Problem(int line, string what, string detail = "") => new(new FileProblem(File, line, what, detail));

    /// <summary>A name that must be there.</summary>
    /// <exception cref="FileProblemException">It is not.</exception>
    public string Need(string name) => this[name] ?? throw Problem(LineOf(name), "missing_name", name);

    private void ReadHead(ReadOnlySpan<string> lines)
    {
        var above = string.Empty;
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }

            var colon = lines[i].IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                throw Problem(i + 2, "no_colon", lines[i].Trim());
            }

            var isBelow = char.IsWhiteSpace(lines[i][0]) && above.Length > 0;
            var name = lines[i][..colon].Trim();
            above = isBelow ? above : name;
            if (!_head.TryAdd(isBelow ? $"{above}.{name}" : name, (lines[i][(colon + 1)..].Trim(), i + 2)))
            {
                throw Problem(i + 2, "twice", name);
            }
        }
    }

    private void ReadSections(string[] lines, int from)
    {
        for (var i = from; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            var level = line.TakeWhile(c => c == '#').Count();
            if (level > 0 && line.Length > level && line[level] == ' ')
            {
                Sections.Add(new EntrySection(level, line[level..].Trim(), i + 1, []));
            }
            else if (line.Length > 0)
            {
                (Sections.Count > 0 ? Sections[^1] : throw Problem(i + 1, "before_heading", line)).Lines.Add((line, i + 1));
            }
        }
    }
}

/// <param name="Level">How many <c>#</c> the heading has.</param>
internal sealed record EntrySection(int Level, string Title, int Line, List<(string Text, int Line)> Lines)
{
    private const string Mark = "- ";

    /// <summary>The section's list items without their marks.</summary>
    public IEnumerable<(string Text, int Line)> Items => Lines.Where(l => l.Text.StartsWith(Mark, StringComparison.Ordinal)).Select(l => (l.Text[Mark.Length..].Trim(), l.Line));

    public bool IsNamed(string title) => Title.Equals(title, StringComparison.OrdinalIgnoreCase);
}

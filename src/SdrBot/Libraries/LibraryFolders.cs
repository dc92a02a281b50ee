using System.Collections.Immutable;
using System.Text;
using SdrBot.Objections;
using SdrBot.Retrieval;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Libraries;

/// <summary>Each company's own files of each library, in its folders; read again whenever one of them changes.</summary>
internal sealed class LibraryFolders(CompanyFolders folders, Playbook playbook, IEnumerable<ILibrary> libraries)
{
    private const int LargestFile = 256 * 1024;

    private readonly Lock _reading = new();
    private readonly List<(string Tenant, FileProblem Problem)> _problems = [];

    /// <summary>Also those whose folder has gone meanwhile.</summary>
    private readonly SortedSet<string> _companies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _stamps = new(StringComparer.Ordinal);

    /// <summary>Reads what has changed since it was last read.</summary>
    public void Refresh()
    {
        lock (_reading)
        {
            _companies.UnionWith(folders.Companies);
            foreach (var tenant in _companies)
            {
                foreach (var library in libraries)
                {
                    Refresh(tenant, library, isForced: false);
                }
            }
        }
    }

    /// <summary>Those that have, or had, files of their own.</summary>
    public ImmutableArray<string> Companies
    {
        get
        {
            lock (_reading) { return [.. _companies]; }
        }
    }

    /// <summary>Makes all libraries ready for questions; what is ready already costs nothing.</summary>
    public void Learn()
    {
        foreach (var library in libraries) { library.Learn(); }
    }

    /// <summary>Somebody else could not use a file of the company's.</summary>
    public void Note(string tenant, FileProblem problem)
    {
        lock (_reading) { _problems.Add((tenant, problem)); }
    }

    /// <summary>What could not be used of all that was read, and whose it is; each problem once.</summary>
    public ImmutableArray<(string Tenant, FileProblem Problem)> TakeProblems()
    {
        lock (_reading)
        {
            ImmutableArray<(string Tenant, FileProblem Problem)> problems = [.. _problems];
            _problems.Clear();
            return problems;
        }
    }

    /// <summary>Adds a line to an entry of the company as it is now; once it is there, nothing.</summary>
    public void AddLine(string tenant, string entryId, Language language, string line)
    {
        lock (_reading)
        {
            if (playbook.Of(tenant).Find(entryId, language) is { } entry && !entry.Lines.Contains(line))
            {
                var file = PlaybookFile.Write(entry with { Lines = entry.Lines.Add(line), Version = entry.Version + 1 });
                Save(tenant, file.Name, file.Text);
            }
        }
    }

    /// <summary>Writes a file of the company's playbook and takes it in at once.</summary>
    public void Save(string tenant, string name, string text)
    {
        lock (_reading)
        {
            // Written aside and moved into place, so that nobody ever reads half of it.
            var path = folders.File(tenant, playbook.Folder, name);
            var aside = $"{path}.new";
            using (var stream = new FileStream(aside, FileMode.Create, FileAccess.Write))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(aside, path, overwrite: true);
            Refresh(tenant, playbook, isForced: true);
        }
    }

    private void Refresh(string tenant, ILibrary library, bool isForced)
    {
        var name = CompanyFolders.Name(tenant, library.Folder);
        var files = folders.Files(tenant, library.Folder, "*.md");
        var stamp = string.Join('\n', files.Select(f => $"{f.Name}|{f.Length}|{f.LastWriteTimeUtc.Ticks}"));
        if (!isForced && _stamps.GetValueOrDefault(name, string.Empty) == stamp)
        {
            return;
        }

        var problems = new List<FileProblem>();
        var sources = new List<SourceFile>();
        foreach (var file in files)
        {
            try
            {
                sources.Add(file.Length > LargestFile ? throw new IOException() : new SourceFile(file.Name, File.ReadAllText(file.FullName)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(new FileProblem(file.Name, 1, "unreadable", string.Empty));
            }
        }

        problems.AddRange(library.Load(tenant, sources));
        _stamps[name] = stamp;
        _problems.AddRange(problems.Select(p => (tenant, p with { File = $"{name}/{p.File}" })));
    }
}

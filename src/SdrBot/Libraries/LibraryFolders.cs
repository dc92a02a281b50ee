using System.Collections.Immutable;
using System.Text;
using SdrBot.Objections;
using SdrBot.Retrieval;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Libraries;

/// <summary>The company's own files of each library, in folders of the data folder; read again whenever one of them changes.</summary>
internal sealed class LibraryFolders(DataFolder data, Playbook playbook, IEnumerable<ILibrary> libraries)
{
    private const int LargestFile = 256 * 1024;

    private readonly Lock _reading = new();
    private readonly List<FileProblem> _problems = [];
    private readonly Dictionary<string, string> _stamps = new(StringComparer.Ordinal);

    /// <summary>Reads what has changed since it was last read.</summary>
    public void Refresh()
    {
        lock (_reading)
        {
            foreach (var library in libraries)
            {
                Refresh(library, isForced: false);
            }
        }
    }

    /// <summary>Makes all libraries ready for questions; what is ready already costs nothing.</summary>
    public void Learn()
    {
        foreach (var library in libraries) { library.Learn(); }
    }

    /// <summary>What could not be used of all that was read, each problem once.</summary>
    public ImmutableArray<FileProblem> TakeProblems()
    {
        lock (_reading)
        {
            ImmutableArray<FileProblem> problems = [.. _problems];
            _problems.Clear();
            return problems;
        }
    }

    /// <summary>Adds a line to an entry as it is now; once it is there, nothing.</summary>
    public void AddLine(string entryId, Language language, string line)
    {
        lock (_reading)
        {
            if (playbook.Edition.Find(entryId, language) is { } entry && !entry.Lines.Contains(line))
            {
                var file = PlaybookFile.Write(entry with { Lines = entry.Lines.Add(line), Version = entry.Version + 1 });
                Save(file.Name, file.Text);
            }
        }
    }

    /// <summary>Writes a file of the playbook and takes it in at once.</summary>
    public void Save(string name, string text)
    {
        lock (_reading)
        {
            // Written aside and moved into place, so that nobody ever reads half of it.
            var path = data.File(playbook.Folder, name);
            var aside = $"{path}.new";
            using (var stream = new FileStream(aside, FileMode.Create, FileAccess.Write))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(aside, path, overwrite: true);
            Refresh(playbook, isForced: true);
        }
    }

    private void Refresh(ILibrary library, bool isForced)
    {
        var folder = new DirectoryInfo(Path.Combine(data.Path, library.Folder));
        FileInfo[] files = folder.Exists ? [.. folder.EnumerateFiles("*.md").OrderBy(f => f.Name, StringComparer.Ordinal)] : [];
        var stamp = string.Join('\n', files.Select(f => $"{f.Name}|{f.Length}|{f.LastWriteTimeUtc.Ticks}"));
        if (!isForced && _stamps.GetValueOrDefault(library.Folder, string.Empty) == stamp)
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

        problems.AddRange(library.Load(sources));
        _stamps[library.Folder] = stamp;
        _problems.AddRange(problems.Select(p => p with { File = $"{library.Folder}/{p.File}" }));
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using SdrBot.Retrieval;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary>Every objection that a company can answer: the shipped entries, which all companies share, and its own, which replace shipped ones of the same name.</summary>
public sealed class Playbook : ILibrary
{
    private static readonly PlaybookEdition Shipped = new([.. FileName.Shipped("Objections").Select(f => PlaybookFile.Read(f, isOwn: false))]);

    private readonly ConcurrentDictionary<string, PlaybookEdition> _editions = new(StringComparer.Ordinal);

    public string Folder => "playbook";

    /// <summary>The company's playbook as it is now; whoever holds it reads the same one to the end.</summary>
    public PlaybookEdition Of(string tenant) => _editions.GetValueOrDefault(tenant, Shipped);

    /// <summary>An entry as it is shipped, in that very language.</summary>
    public static PlaybookEntry? ShippedEntry(string id, Language language) => Shipped.Entries.FirstOrDefault(e => e.Id == id && e.Language == language);

    public ImmutableArray<FileProblem> Load(string tenant, IEnumerable<SourceFile> own)
    {
        var (entries, problems) = EntryFile.ReadEach(own, f => PlaybookFile.Read(f, isOwn: true));
        var edition = entries.IsEmpty ? Shipped : new([.. entries, .. Shipped.Entries.Where(s => !entries.Any(e => e.Id == s.Id && e.Language == s.Language))]);

        // Whoever asks meanwhile is answered from the edition before; at a start nobody asks yet.
        if (Of(tenant).Index.AreLearned) { edition.Index.Learn(); }
        _editions[tenant] = edition;
        return problems;
    }

    /// <remarks>What is shipped is learned only where a company uses it.</remarks>
    public void Learn()
    {
        foreach (var edition in _editions.Values.DefaultIfEmpty(Shipped).Distinct()) { edition.Index.Learn(); }
    }
}

/// <summary>The playbook at one time, with its index.</summary>
public sealed class PlaybookEdition(ImmutableArray<PlaybookEntry> entries)
{
    public ImmutableArray<PlaybookEntry> Entries => entries;

    public LineIndexes Index { get; } =
        new(entries.SelectMany(e => e.Lines.Append(e.Title).Select(l => (e.Language, new IndexedLine(e.Id, e.Category, l)))), language => SmallTalk.Lines("Objections.chat", language));

    /// <summary>Each entry once: in that language, or in English.</summary>
    public IEnumerable<PlaybookEntry> In(Language language) => Entries.Select(e => e.Id).Distinct(StringComparer.Ordinal).Select(id => Find(id, language)).OfType<PlaybookEntry>();

    /// <summary>The entry in that language, or in English where the language has none.</summary>
    public PlaybookEntry? Find(string? id, Language language) =>
        Entries.FirstOrDefault(e => e.Id == id && e.Language == language) ?? Entries.FirstOrDefault(e => e.Id == id && e.Language == Language.English);

    /// <summary>The entries that fit what a prospect said, the best first; none when it is no objection.</summary>
    public ImmutableArray<Ranked> Search(string text, Language language, int limit = 10) => Index.Rank(text, language, limit);

    /// <summary>The entries of a category in that language, or in English.</summary>
    public ImmutableArray<PlaybookEntry> OfCategory(string category, Language language)
    {
        var own = Entries.Where(e => e.Category == category && e.Language == language).ToImmutableArray();
        return own.IsEmpty ? [.. Entries.Where(e => e.Category == category && e.Language == Language.English)] : own;
    }
}

/// <summary>Where the company's own entries lie. What is added becomes a file as soon as the turn is saved, and none when it is not.</summary>
public interface IPlaybookFolder
{
    Task AddAsync(string tenant, PlaybookEntry entry, CancellationToken cancellationToken);

    /// <summary>One more way to say a known objection.</summary>
    Task AddLineAsync(string tenant, PlaybookEntry entry, string line, CancellationToken cancellationToken);

    /// <summary>An entry of that id waits to be written.</summary>
    Task<bool> IsWaitingAsync(string tenant, string id, CancellationToken cancellationToken);
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using SdrBot.Retrieval;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary>Every objection that a company can answer: the shipped entries, which all companies share, and its own, which replace shipped ones of the same name.</summary>
public sealed class Playbook : ILibrary
{
    private static readonly ImmutableArray<PlaybookEntry> Shipped = [.. FileName.Shipped("Objections").Select(f => PlaybookFile.Read(f, isOwn: false))];

    private static readonly PlaybookEdition ShippedEdition = new(Shipped);

    private readonly ConcurrentDictionary<string, PlaybookEdition> _editions = new(StringComparer.Ordinal);

    public string Folder => "playbook";

    /// <summary>The company's playbook as it is now; whoever holds it reads the same one to the end.</summary>
    public PlaybookEdition Of(string tenant) => _editions.GetValueOrDefault(tenant, ShippedEdition);

    public ImmutableArray<FileProblem> Load(string tenant, IEnumerable<SourceFile> own)
    {
        var problems = ImmutableArray.CreateBuilder<FileProblem>();
        var entries = new List<PlaybookEntry>();
        foreach (var file in own)
        {
            try
            {
                entries.Add(PlaybookFile.Read(file, isOwn: true));
            }
            catch (FileProblemException e)
            {
                problems.Add(e.Problem!);
            }
        }

        var edition = entries.Count == 0 ? ShippedEdition : new([.. entries, .. Shipped.Where(s => !entries.Exists(e => e.Id == s.Id && e.Language == s.Language))]);
        edition.Learn();
        _editions[tenant] = edition;
        return problems.ToImmutable();
    }
}

/// <summary>The playbook at one time, with its index.</summary>
public sealed class PlaybookEdition(ImmutableArray<PlaybookEntry> entries)
{
    // Learned when first needed: where every company has entries of its own, nobody asks the shipped edition.
    private readonly ImmutableDictionary<Language, Lazy<LineIndex>> _indexes = entries.GroupBy(e => e.Language).ToImmutableDictionary(
        g => g.Key, g => new Lazy<LineIndex>(() => LineIndex.Of(g.Key, g.SelectMany(e => e.Lines.Append(e.Title).Select(l => new IndexedLine(e.Id, e.Category, l))), SmallTalk.Lines("Objections.chat", g.Key))));

    public ImmutableArray<PlaybookEntry> Entries => entries;

    /// <summary>Makes ready for questions, so that no turn waits for it.</summary>
    public void Learn()
    {
        foreach (var index in _indexes.Values) { _ = index.Value; }
    }

    /// <summary>Each entry once: in that language, or in English.</summary>
    public IEnumerable<PlaybookEntry> In(Language language) => Entries.Select(e => e.Id).Distinct(StringComparer.Ordinal).Select(id => Find(id, language)).OfType<PlaybookEntry>();

    /// <summary>The entry in that language, or in English where the language has none.</summary>
    public PlaybookEntry? Find(string? id, Language language) =>
        Entries.FirstOrDefault(e => e.Id == id && e.Language == language) ?? Entries.FirstOrDefault(e => e.Id == id && e.Language == Language.English);

    /// <summary>The entries that fit what a prospect said, the best first; none when it is no objection.</summary>
    public ImmutableArray<Ranked> Search(string text, Language language, int limit = 10)
    {
        var found = _indexes.TryGetValue(language, out var index) ? index.Value.Rank(text, limit) : [];
        return found.IsEmpty && language != Language.English && _indexes.TryGetValue(Language.English, out var english) ? english.Value.Rank(text, limit) : found;
    }

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

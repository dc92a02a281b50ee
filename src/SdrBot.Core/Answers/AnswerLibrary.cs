using System.Collections.Concurrent;
using System.Collections.Immutable;
using SdrBot.Retrieval;
using SdrBot.Wording;

namespace SdrBot.Answers;

/// <summary>Every product question that a company can answer: the shipped examples, which all companies share, or its own, which replace all of them.</summary>
public sealed class AnswerLibrary : ILibrary
{
    private static readonly AnswerEdition Shipped = new([.. FileName.Shipped("Answers").Select(AnswerFile.Read)], areExamples: true);

    private readonly ConcurrentDictionary<string, AnswerEdition> _editions = new(StringComparer.Ordinal);

    public string Folder => "answers";

    public AnswerEdition Of(string tenant) => _editions.GetValueOrDefault(tenant, Shipped);

    /// <remarks>The shipped answers are about a made-up product: whoever has answers of their own does not want them any more.</remarks>
    public ImmutableArray<FileProblem> Load(string tenant, IEnumerable<SourceFile> own)
    {
        var (entries, problems) = EntryFile.ReadEach(own, AnswerFile.Read);
        var edition = entries.IsEmpty ? Shipped : new(entries, areExamples: false);

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

/// <summary>The answers at one time, with their index.</summary>
/// <param name="areExamples">They tell of a made-up product.</param>
public sealed class AnswerEdition(ImmutableArray<AnswerEntry> entries, bool areExamples)
{
    public ImmutableArray<AnswerEntry> Entries => entries;

    public bool AreExamples => areExamples;

    public LineIndexes Index { get; } = new(entries.SelectMany(Lines));

    /// <summary>Each entry once: in that language, or in the one that it has.</summary>
    public IEnumerable<AnswerEntry> In(Language language) => Entries.Select(e => e.Id).Distinct(StringComparer.Ordinal).Select(id => Find(id, language)!);

    public AnswerEntry? Find(string? id, Language language) =>
        Entries.FirstOrDefault(e => e.Id == id && e.Language == language) ?? Entries.FirstOrDefault(e => e.Id == id && e.Language == Language.English) ?? Entries.FirstOrDefault(e => e.Id == id);

    /// <summary>The entries that fit a question, the best first; none when nothing does.</summary>
    public ImmutableArray<Ranked> Search(string text, Language language, int limit = 4) => Index.Rank(text, language, limit);

    private static IEnumerable<(Language Language, IndexedLine Line)> Lines(AnswerEntry entry)
    {
        var lines = entry.Questions.Append(entry.Title);
        return (entry.Industry is { } industry ? lines.Append(industry) : lines).Select(l => (entry.Language, new IndexedLine(entry.Id, entry.Category, l)));
    }
}

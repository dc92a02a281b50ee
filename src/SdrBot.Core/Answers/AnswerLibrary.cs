using System.Collections.Concurrent;
using System.Collections.Immutable;
using SdrBot.Retrieval;
using SdrBot.Wording;

namespace SdrBot.Answers;

/// <summary>Every product question that a company can answer: the shipped examples, which all companies share, or its own, which replace all of them.</summary>
public sealed class AnswerLibrary : ILibrary
{
    private static readonly ImmutableArray<AnswerEntry> Shipped = [.. FileName.Shipped("Answers").Select(AnswerFile.Read)];

    private static readonly AnswerEdition Examples = new(Shipped, areExamples: true);

    private readonly ConcurrentDictionary<string, AnswerEdition> _editions = new(StringComparer.Ordinal);

    public string Folder => "answers";

    public AnswerEdition Of(string tenant) => _editions.GetValueOrDefault(tenant, Examples);

    /// <remarks>The shipped answers are about a made-up product: whoever has answers of their own does not want them any more.</remarks>
    public ImmutableArray<FileProblem> Load(string tenant, IEnumerable<SourceFile> own)
    {
        var problems = ImmutableArray.CreateBuilder<FileProblem>();
        var entries = ImmutableArray.CreateBuilder<AnswerEntry>();
        foreach (var file in own)
        {
            try
            {
                entries.Add(AnswerFile.Read(file));
            }
            catch (FileProblemException e)
            {
                problems.Add(e.Problem!);
            }
        }

        _editions[tenant] = entries.Count == 0 ? Examples : new(entries.ToImmutable(), areExamples: false);
        return problems.ToImmutable();
    }
}

/// <summary>The answers at one time, with their index.</summary>
/// <param name="areExamples">They tell of a made-up product.</param>
public sealed class AnswerEdition(ImmutableArray<AnswerEntry> entries, bool areExamples)
{
    private readonly ImmutableDictionary<Language, LineIndex> _indexes =
        entries.GroupBy(e => e.Language).ToImmutableDictionary(g => g.Key, g => LineIndex.Of(g.Key, g.SelectMany(Lines)));

    public ImmutableArray<AnswerEntry> Entries => entries;

    public bool AreExamples => areExamples;

    /// <summary>Each entry once: in that language, or in the one that it has.</summary>
    public IEnumerable<AnswerEntry> In(Language language) => Entries.Select(e => e.Id).Distinct(StringComparer.Ordinal).Select(id => Find(id, language)!);

    public AnswerEntry? Find(string? id, Language language) =>
        Entries.FirstOrDefault(e => e.Id == id && e.Language == language) ?? Entries.FirstOrDefault(e => e.Id == id && e.Language == Language.English) ?? Entries.FirstOrDefault(e => e.Id == id);

    /// <summary>The entries that fit a question, the best first; none when nothing does.</summary>
    public ImmutableArray<Ranked> Search(string text, Language language, int limit = 4)
    {
        var found = _indexes.TryGetValue(language, out var index) ? index.Rank(text, limit) : [];
        return found.IsEmpty && language != Language.English && _indexes.TryGetValue(Language.English, out var english) ? english.Rank(text, limit) : found;
    }

    private static IEnumerable<IndexedLine> Lines(AnswerEntry entry)
    {
        var lines = entry.Questions.Append(entry.Title);
        return (entry.Industry is { } industry ? lines.Append(industry) : lines).Select(l => new IndexedLine(entry.Id, entry.Category, l));
    }
}

using System.Collections.Immutable;
using SdrBot.Retrieval;
using SdrBot.Wording;

namespace SdrBot.Answers;

/// <summary>Every product question that the team can answer: the shipped examples, and the company's own, which replace all of them.</summary>
public sealed class AnswerLibrary : ILibrary
{
    private static readonly AnswerEdition Shipped = new([.. FileName.Shipped("Answers").Select(AnswerFile.Read)], areExamples: true);

    private volatile AnswerEdition _edition = Shipped;

    public string Folder => "answers";

    public AnswerEdition Edition => _edition;

    /// <remarks>The shipped answers are about a made-up product: whoever has answers of their own does not want them any more.</remarks>
    public ImmutableArray<FileProblem> Load(IEnumerable<SourceFile> own)
    {
        var (entries, problems) = EntryFile.ReadEach(own, AnswerFile.Read);
        var edition = entries.IsEmpty ? Shipped : new(entries, areExamples: false);

        // Whoever asks meanwhile is answered from the edition before; at a start nobody asks yet.
        if (_edition.Index.AreLearned) { edition.Index.Learn(); }
        _edition = edition;
        return problems;
    }

    public void Learn() => _edition.Index.Learn();
}

/// <summary>The answers at one time, with their index.</summary>
/// <param name="areExamples">They tell of a made-up product.</param>
public sealed class AnswerEdition(ImmutableArray<AnswerEntry> entries, bool areExamples)
{
    public ImmutableArray<AnswerEntry> Entries => entries;

    public bool AreExamples => areExamples;

    public LineIndexes Index { get; } = new(entries.SelectMany(Lines));

    public AnswerEntry? Find(string? id, Language language) =>
        Entries.FirstOrDefault(e => e.Id == id && e.Language == language) ?? Entries.FirstOrDefault(e => e.Id == id);

    /// <summary>The entries that fit a question, the best first; none when nothing does.</summary>
    public ImmutableArray<Ranked> Search(string text, Language language, int limit = 4) => Index.Rank(text, language, limit);

    private static IEnumerable<(Language Language, IndexedLine Line)> Lines(AnswerEntry entry)
    {
        var lines = entry.Questions.Append(entry.Title);
        return (entry.Industry is { } industry ? lines.Append(industry) : lines).Select(l => (entry.Language, new IndexedLine(entry.Id, entry.Category, l)));
    }
}

using System.Collections.Immutable;

namespace SdrBot.Qualification.English;

/// <summary>What the rules find in a note, each as sure as its rule is and as the words around it allow.</summary>
/// <remarks>A wrong answer that is filled in silently is worse than a question asked: only what is sure is taken.</remarks>
internal sealed class NoteFinds(NoteLine note, NoteWords words)
{
    /// <summary>An amount or a time that is all that was said: enough where answers are given, too little in a note.</summary>
    public const double AllThatWasSaid = 0.7;

    /// <summary>From here on an answer is taken.</summary>
    private const double Sure = 0.75;

    /// <summary>The same where answers are given: that they are lends the trust that is lacking.</summary>
    private const double SureWhenGiven = 0.7;

    /// <summary>Below this it does not even contradict another answer.</summary>
    private const double Faint = 0.35;

    private readonly List<Heard> all = [];
    private readonly NoteDoubts doubts = new(note, words);

    /// <param name="at">A word of the clause it was found in.</param>
    /// <param name="trust">How often the rule alone is right.</param>
    public void Add(string question, string value, string said, int at, double trust) =>
        all.Add(new(question, value, said) { Trust = trust * doubts.Share(question, at) });

    /// <summary>At most one answer a question: of one that two places answer differently nothing is taken.</summary>
    public ImmutableArray<Heard> Answers(bool isGiven) =>
        [.. all.GroupBy(h => h.Question, StringComparer.Ordinal).Select(Only).OfType<Heard>().Where(h => h.Trust >= (isGiven ? SureWhenGiven : Sure))];

    private static Heard? Only(IGrouping<string, Heard> answers)
    {
        var said = answers.Where(a => a.Trust >= Faint).GroupBy(a => Bare(a.Value), StringComparer.Ordinal).Select(same => same.MaxBy(a => a.Trust)!).ToList();
        var first = said.MaxBy(a => a.Trust);
        return said.Count == 1 || (answers.Key == NoteTimes.Timeline && said.Count > 1 && said.TrueForAll(a => ReferenceEquals(a, first) || a.Trust == NoteTimes.OnTrial)) ? first
            : NoteTexts.IsInWords(answers.Key) ? said.MaxBy(a => a.Trust)
            : said.Find(a => answers.Key == NotePeople.Decider && said.TrueForAll(b => Bare(a.Value).Contains(Bare(b.Value), StringComparison.Ordinal)));
    }

    private static string Bare(string value) => value.ToUpperInvariant() is var upper && upper.StartsWith("THE ", StringComparison.Ordinal) ? upper[4..] : upper;
}

using System.Collections.Immutable;

namespace SdrBot.Qualification.English;

/// <summary>Reads English call notes. Of a question that two places answer differently nothing is taken: it is asked instead.</summary>
internal sealed class EnglishNotes
{
    private readonly NoteWords words = NoteWords.All;

    public ImmutableArray<Heard> Read(string text, DateTime now)
    {
        var note = new NoteLine(text, now, words);
        var heard = new List<Heard>();
        var labelled = NoteLabels.Read(note, words, now, heard);
        NoteNumbers.Read(note, words, labelled, heard);
        NoteTimes.Read(note, words, now, labelled, heard);
        NotePeople.Read(note, words, heard);
        NoteFlags.Read(note, words, heard);
        NoteTexts.Read(note, words, labelled, heard);
        return [.. heard.GroupBy(h => h.Question, StringComparer.Ordinal).Select(Only).OfType<Heard>()];
    }

    private static Heard? Only(IGrouping<string, Heard> answers)
    {
        var all = answers.DistinctBy(a => Bare(a.Value)).ToList();
        return all.Count == 1 || NoteTexts.IsInWords(answers.Key) ? all[0]
            : all.Find(a => all.TrueForAll(b => Bare(a.Value).Contains(Bare(b.Value), StringComparison.Ordinal)) && answers.Key == NotePeople.Decider);
    }

    private static string Bare(string value) => value.ToUpperInvariant() is var upper && upper.StartsWith("THE ", StringComparison.Ordinal) ? upper[4..] : upper;
}

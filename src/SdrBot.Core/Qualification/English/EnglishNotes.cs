using System.Collections.Immutable;

namespace SdrBot.Qualification.English;

/// <summary>Reads English call notes. Of a question that two places answer differently nothing is taken: it is asked instead.</summary>
internal sealed class EnglishNotes
{
    private readonly NoteWords words = NoteWords.All;

    /// <param name="isGiven">The text is there to answer, which a note is not.</param>
    public ImmutableArray<Heard> Read(string text, DateTime now, bool isGiven)
    {
        var note = new NoteLine(text, now, words);
        var heard = new NoteFinds(note, words);
        var labelled = NoteLabels.Read(note, words, now, heard);
        NoteNumbers.Read(note, words, labelled, heard);
        NoteTimes.Read(note, words, now, labelled, heard);
        NotePeople.Read(note, words, heard);
        NoteFlags.Read(note, words, heard);
        NoteTexts.Read(note, words, labelled, heard);
        return heard.Answers(isGiven);
    }

    /// <summary>Clauses that hold none of the words; a single word says too little to be missed.</summary>
    public static ImmutableArray<string> NotTaken(string text, DateTime now, ImmutableArray<string> taken)
    {
        var note = new NoteLine(text, now, NoteWords.All);
        var spans = taken.Select(t => (First: text.IndexOf(t, StringComparison.Ordinal), t.Length)).Where(t => t.First >= 0).ToArray();
        return [.. note.Clauses
            .Where(c => c.End - c.First > 1 && Enumerable.Range(c.First, c.End - c.First).Any(note.Line.IsWord))
            .Where(c => !Array.Exists(spans, s => s.First < note.Line.EndOf(c.End - 1) && note.Line.StartOf(c.First) < s.First + s.Length))
            .Select(c => note.Said(c.First, c.End))];
    }
}

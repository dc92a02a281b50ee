using SdrBot.Understanding;

namespace SdrBot.Qualification.English;

/// <summary>The words by which English notes give answers away, loaded once: here those of all sentences, beside this file those of one kind of answer.</summary>
internal sealed partial class NoteWords
{
    private static readonly Table Table = new("English.notes", "Qualification");

    private NoteWords()
    {
    }

    public static NoteWords All { get; } = new();

    public IReadOnlyList<(string Question, Cues Cues)> Labels { get; } = [.. Table.Lists("labels").Select(l => (l.Key, new Cues(l.Value)))];

    public HashSet<string> NotKnown { get; } = [.. Table.Lists("nothing")["not known"]];

    public HashSet<string> None { get; } = [.. Table.Lists("nothing")["none"]];

    public Cues Starts { get; } = Of("starts");

    public HashSet<string> Breaks { get; } = [.. Table.Lists("breaks")["always"]];

    public HashSet<string> BreaksBeforeCue { get; } = [.. Table.Lists("breaks")["before a cue"]];

    public Cues Ours { get; } = Of("ours");

    /// <summary>A complaint with one of these is about us.</summary>
    public HashSet<string> OurWords { get; } = Table.Words("our words");

    /// <summary>Words that may stand beside an amount or a time that is said for itself.</summary>
    public HashSet<string> About { get; } = Table.Words("about");

    /// <summary>An answer with one of these says why.</summary>
    public HashSet<string> Reasons { get; } = [.. Table.Lists("shallow")["reason"]];

    /// <summary>What is wrong, and nothing that follows from it.</summary>
    public HashSet<string> Symptoms { get; } = [.. Table.Lists("shallow")["symptom"]];

    public IReadOnlyList<TextCue> Texts { get; } =
    [
        new("pain", Of("pain after"), FromCue: false),
        new("metrics", Of("metrics after"), FromCue: false),
        new("metrics", Of("metrics inside"), FromCue: true),
        new("decision_criteria", Of("criteria inside"), FromCue: true),
        new("decision_criteria", Of("criteria"), FromCue: false),
        new("decision_criteria", Of("criteria whole"), FromCue: null),
        new("champion", Of("champion after"), FromCue: false),
        new("decision_process", Of("decision process"), FromCue: null),
        new("pain", Of("pain inside"), FromCue: null),
        new("process", Of("process inside"), FromCue: null),
        new("need", Of("need"), FromCue: false),
    ];

    private static Cues Of(string section) => new(Table.Words(section));

    private static Cues Of(string section, string meaning) => new(Table.Lists(section)[meaning]);
}

/// <summary>Phrases that show where a question is answered in words.</summary>
/// <param name="FromCue">The answer begins with the phrase (true), after it (false), or is the whole clause (null).</param>
internal sealed record TextCue(string Question, Cues Cues, bool? FromCue);

namespace SdrBot.Qualification.English;

/// <summary>Each kind of words that makes an answer doubtful.</summary>
internal sealed partial class NoteWords
{
    public Cues Asked { get; } = Of("doubts", "asked");

    public Cues Supposed { get; } = Of("doubts", "supposed");

    public Cues Conditions { get; } = Of("doubts", "conditions");

    public Cues Others { get; } = Of("doubts", "others");

    public Cues ByUs { get; } = Of("doubts", "by us");

    public Cues Over { get; } = Of("doubts", "over");

    public Cues Unsure { get; } = Of("doubts", "unsure");
}

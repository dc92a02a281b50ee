namespace SdrBot.Qualification.English;

/// <summary>Words of what they want, and of the steps to it.</summary>
internal sealed partial class NoteWords
{
    public Cues NotNeed { get; } = Of("not need");

    /// <summary>Before a verb these tell of a plan; only some plans are a need.</summary>
    public Cues Wishes { get; } = Of("wishes");

    /// <summary>What one does with a tool.</summary>
    public HashSet<string> NeedVerbs { get; } = Table.Words("need verbs");

    /// <summary>Words that make what is named a step of theirs: it must, has to, comes first.</summary>
    public Cues Steps { get; } = Of("steps");
}

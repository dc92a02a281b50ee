namespace SdrBot.Qualification.English;

/// <summary>Words by which a time is that of their project.</summary>
internal sealed partial class NoteWords
{
    public Cues TimeYes { get; } = Of("time yes");

    /// <summary>A time beside these is theirs only where nothing else is wished for: "want it by May", not "want a quote by May".</summary>
    public Cues TimeWishes { get; } = Of("time wishes");

    /// <summary>So clear that even a day of this week is no appointment.</summary>
    public Cues TimeStrong { get; } = Of("time strong");

    public Cues TimeNo { get; } = Of("time no");

    /// <summary>What may stand between a word that tells of their project and its time.</summary>
    public HashSet<string> TimeLight { get; } = Table.Words("time light");

    /// <summary>Who or what begins or is decided when their project does; "the season starts" tells of something else.</summary>
    public HashSet<string> TimeSubjects { get; } = Table.Words("time subjects");

    /// <summary>What may stand between them and what they do.</summary>
    public HashSet<string> TimeHelpers { get; } = Table.Words("time helpers");

    /// <summary>The month in which each season begins.</summary>
    public Dictionary<string, int> Seasons { get; } = Table.Integers("seasons");

    /// <summary>Words that say that a time in the same sentence is none.</summary>
    public Cues NotSettled { get; } = Of("not settled");

    /// <summary>What comes before a project.</summary>
    public Cues Trials { get; } = Of("trials");

    public Cues Asap { get; } = Of("asap");

    public Cues AsapCues { get; } = Of("asap cues");
}

namespace SdrBot.Qualification.English;

/// <summary>Words by which somebody is the one who decides, or stands up for it.</summary>
internal sealed partial class NoteWords
{
    public Cues Titles { get; } = Of("titles");

    /// <summary>What stands before a title and belongs to it.</summary>
    public HashSet<string> TitleHeads { get; } = Table.Words("title heads");

    public HashSet<string> TitleTails { get; } = Table.Words("title tails");

    /// <summary>Who decides together with somebody without being one person.</summary>
    public HashSet<string> Bodies { get; } = Table.Words("bodies");

    public Cues Decides { get; } = Of("decides");

    public Cues Decided { get; } = Of("decided");

    /// <summary>What may stand between somebody and that they decide.</summary>
    public HashSet<string> Adverbs { get; } = Table.Words("adverbs");

    /// <summary>"the owner's …": whose it is decides.</summary>
    public HashSet<string> Says { get; } = Table.Words("says");

    public Cues PeopleBetween { get; } = Of("people between");

    public HashSet<string> Not { get; } = Table.Words("not deciding");

    public Cues ChampionBefore { get; } = Of("champion before");

    /// <summary>What follows is a question that somebody had.</summary>
    public Cues Hearsay { get; } = Of("hearsay");
}

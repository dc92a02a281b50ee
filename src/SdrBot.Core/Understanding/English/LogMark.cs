namespace SdrBot.Understanding.English;

/// <summary>What a word of a log line was used for.</summary>
internal enum LogMark : byte
{
    None,
    Opener,
    Activity,

    /// <summary>A further touch by another channel, which is kept in the note.</summary>
    Second,
    Outcome,
    FollowUp,
    Time,
    Via,
    Lead,
}

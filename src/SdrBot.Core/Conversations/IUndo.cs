namespace SdrBot.Conversations;

/// <summary>Takes back what a turn changed, whole or not at all.</summary>
public interface IUndo
{
    /// <summary>How long a turn can be taken back.</summary>
    static TimeSpan Window => TimeSpan.FromMinutes(10);

    /// <summary>How the ids of what the bot did of its own accord begin: a bare <c>undo</c> never means these.</summary>
    const string Unasked = "auto:";

    /// <summary>How long that can be taken back: whoever was away for a long weekend finds it still possible.</summary>
    static TimeSpan UnaskedWindow => TimeSpan.FromDays(4);

    /// <param name="turnId">The turn to take back; null for the person's last one that can be.</param>
    Task<TakenBack> UndoAsync(Turn turn, string? turnId, CancellationToken cancellationToken);
}

/// <summary>What became of an undo, and of what it was.</summary>
/// <param name="Intent">What was meant by the turn that was taken back.</param>
public sealed record TakenBack(UndoResult Result, string? Intent = null);

/// <summary>What became of an undo.</summary>
public enum UndoResult
{
    Undone,

    /// <summary>There is nothing of this person's to take back.</summary>
    Nothing,

    /// <summary>It was more than ten minutes ago.</summary>
    TooLate,

    /// <summary>It was taken back before.</summary>
    Already,

    /// <summary>Something else has changed the same things since.</summary>
    Overtaken,
}

namespace SdrBot.Conversations;

/// <summary>Takes back what a turn changed, whole or not at all.</summary>
public interface IUndo
{
    /// <summary>How long a turn can be taken back.</summary>
    static TimeSpan Window => TimeSpan.FromMinutes(10);

    /// <param name="turnId">The turn to take back; null for the person's last one that can be.</param>
    Task<UndoResult> UndoAsync(Turn turn, string? turnId, CancellationToken cancellationToken);
}

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

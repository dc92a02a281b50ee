using SdrBot.Conversations;

namespace SdrBot.Leads;

/// <summary>Sheets of leads that people send: each is read first, and imported when its sender says so. The work goes on after the turn, and after a restart.</summary>
public interface ILeadImports
{
    /// <summary>Has the sheet read; its message is edited when it is known what importing would do.</summary>
    /// <returns>The import's id; null when there is no such file.</returns>
    Task<long?> CheckAsync(Turn turn, string file, CancellationToken cancellationToken);

    /// <summary>Begins the import of a sheet that was read.</summary>
    Task<ImportStep> BeginAsync(Turn turn, long id, CancellationToken cancellationToken);

    /// <summary>Drops a sheet that was read, or stops its import where it is: what was imported stays.</summary>
    Task<ImportStep> CancelAsync(Turn turn, long id, CancellationToken cancellationToken);
}

/// <summary>What became of a press on a sheet's message.</summary>
public enum ImportStep
{
    Taken,

    /// <summary>It was begun or finished or cancelled before.</summary>
    Already,

    /// <summary>There is no such sheet, or it is somebody else's.</summary>
    NotFound,
}

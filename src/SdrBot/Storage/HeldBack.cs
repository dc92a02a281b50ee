using Dapper;
using Microsoft.Data.Sqlite;

namespace SdrBot.Storage;

/// <summary>
/// What a restored database would say, and may have said already after its backup was made. Nobody can tell from the backup, so it waits
/// for a person instead of going out again.
/// </summary>
internal static class HeldBack
{
    /// <param name="replaced">The database that the restored one replaces, which knows what went out since; null when it is lost.</param>
    /// <returns>How many messages and turns were held.</returns>
    public static int Apply(SqliteConnection restored, string? replaced, DateTimeOffset now)
    {
        var held = restored.Execute("UPDATE messages SET state = 'unknown', problem = 'restored' WHERE state IN ('waiting', 'sending')");
        held += restored.Execute("UPDATE turns SET state = 'dead', problem = 'restored' WHERE state = 'failed'");

        // A reminder whose time has come was given, or comes too late by now; the task itself stays on the list.
        restored.Execute("UPDATE tasks SET reminded = 1 WHERE state = 'open' AND has_time = 1 AND reminded = 0 AND due_at <= @now", new { now });
        if (replaced is not null && Snapshot.Problem(replaced) is null)
        {
            restored.Execute("ATTACH DATABASE @replaced AS replaced", new { replaced });
            restored.Execute("INSERT OR IGNORE INTO digests (tenant, audience, kind, day, at) SELECT tenant, audience, kind, day, at FROM replaced.digests");
            restored.Execute("DETACH DATABASE replaced");
        }

        return held;
    }
}

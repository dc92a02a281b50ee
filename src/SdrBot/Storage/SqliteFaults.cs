using Microsoft.Data.Sqlite;

namespace SdrBot.Storage;

internal static class SqliteFaults
{
    /// <summary>Busy, locked, out of memory, read-only, I/O, corrupt, full, cannot open, not a database: not the fault of one unit of work, and the whole batch is lost with it.</summary>
    public static bool IsOfTheFile(this SqliteException exception) => exception.SqliteErrorCode is 5 or 6 or 7 or 8 or 10 or 11 or 13 or 14 or 26;

    /// <summary>Corrupt, not a database: the file itself is broken, and waiting does not mend it.</summary>
    public static bool IsDamage(this SqliteException exception) => exception.SqliteErrorCode is 11 or 26;
}

using Dapper;
using Microsoft.Data.Sqlite;

namespace SdrBot.Storage;

/// <summary>The database file, and how each connection to it is set up.</summary>
internal sealed class SqliteFile(string path)
{
    /// <summary>Longest wait for another process's lock. Slack gives three seconds for everything, so waiting longer only loses turns.</summary>
    private const int BusySeconds = 2;

    /// <summary>SQLite's option of that name, which the library has no constant for.</summary>
    private const int StatementJournalSpill = 26;

    static SqliteFile()
    {
        // A connection here belongs to one unit of work at a time, so SQLite's own locks around each call only cost; so does its count of memory.
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);

        // What a savepoint can put back stays in memory. Past 64 KiB SQLite would write it to a file, and a batch of turns passes that at once: 70 writes
        // a turn, for what is forgotten with the commit. (Sizes in between are no choice: it cannot write more than 128 KB at a time.)
        _ = SQLitePCL.raw.sqlite3_config(StatementJournalSpill, -1);
    }

    private volatile string? _damage;

    public string Path => path;

    /// <summary>What is known to be broken in the file; null while it seems whole. Nothing is written to a broken file any more.</summary>
    public string? Damage => _damage;

    /// <summary>What whoever runs the bot has to do about it.</summary>
    public string Remedy => $"{path} is damaged. Stop the bot and restore a backup: SdrBot restore FILE";

    /// <returns>True when that is news.</returns>
    public bool Note(string? damage)
    {
        var before = _damage;
        _damage = damage;
        return damage is not null && before is null;
    }

#pragma warning disable CA2000 // The wrapper owns the connection.
    /// <summary>A connection that keeps the statements it has prepared.</summary>
    /// <exception cref="SqliteException">The file is missing, unreadable or no database.</exception>
    public PreparedConnection OpenPrepared(SqliteOpenMode mode) => new(Open(mode));
#pragma warning restore CA2000

    /// <exception cref="SqliteException">The file is missing, unreadable or no database.</exception>
    public SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = BusySeconds,
            ForeignKeys = true,
        }.ToString());
        try
        {
            connection.Open();

            // FULL syncs every commit: what was acknowledged survives a power cut. The cache is in KiB, the limit of the WAL in bytes; pages that
            // many turns share are copied back from the WAL after 4,000 of them (16 MB) instead of after every 1,000.
            connection.Execute(
                $"PRAGMA busy_timeout = {BusySeconds * 1000}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 4000; PRAGMA secure_delete = ON;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

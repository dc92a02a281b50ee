using Dapper;
using Microsoft.Data.Sqlite;

namespace SdrBot.Storage;

/// <summary>The database file, and how each connection to it is set up.</summary>
internal sealed class SqliteFile(string path)
{
    /// <summary>Longest wait for another process's lock. Slack gives three seconds for everything, so waiting longer only loses turns.</summary>
    private const int BusySeconds = 2;

    public string Path => path;

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

            // FULL syncs every commit: what was acknowledged survives a power cut. The cache is in KiB, the limit of the WAL in bytes.
            connection.Execute(
                $"PRAGMA busy_timeout = {BusySeconds * 1000}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA journal_size_limit = 67108864; PRAGMA secure_delete = ON;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

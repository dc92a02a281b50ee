using Microsoft.Data.Sqlite;

namespace SdrBot.Storage;

/// <summary>Whole copies of a database: taken while it is being written, and judged before they are trusted.</summary>
internal static class Snapshot
{
    /// <summary>Copies the database as of one moment. Writers go on meanwhile, since the copy reads a snapshot of the log (the backup interface would begin anew with each of their commits).</summary>
    /// <param name="target">A file that does not exist or is empty.</param>
    /// <exception cref="SqliteException">The database could not be read or the copy not written; then there is no copy.</exception>
    public static void Copy(SqliteConnection database, string target)
    {
        try
        {
            using (var command = database.CreateCommand())
            {
                command.CommandText = "VACUUM INTO $target";
                command.Parameters.AddWithValue("$target", target);
                command.ExecuteNonQuery();
            }

            Sync(target);
        }
        catch
        {
            File.Delete(target);
            throw;
        }
    }

    /// <returns>What is wrong with a database file; null when it is whole and one of ours.</returns>
    public static string? Problem(string file)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            return First(connection, "PRAGMA integrity_check") is not "ok" ? "it is damaged"
                : First(connection, "SELECT 'ours' FROM sqlite_master WHERE name = 'migrations'") is null ? "it is no database of SdrBot"
                : Migrations.IsNewer(connection) ? "it was written by a newer SdrBot"
                : null;
        }
        catch (SqliteException)
        {
            return "it is no database or it is damaged";
        }
    }

    /// <summary>Makes a file's content survive a power cut.</summary>
    public static void Sync(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    private static string? First(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar() as string;
    }
}

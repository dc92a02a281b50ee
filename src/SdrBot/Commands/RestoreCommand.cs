using System.CommandLine;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Erasure;
using SdrBot.Storage;

namespace SdrBot.Commands;

/// <summary><c>restore FILE</c>: puts a backup in the database's place, with the erased left out and nothing said twice.</summary>
internal static class RestoreCommand
{
    /// <summary>How the databases are named that a restore replaced.</summary>
    public const string ReplacedFiles = "sdrbot-replaced-*.db";

    /// <summary>The endings of the files that make up a database.</summary>
    private static readonly string[] Files = ["", "-wal", "-shm"];

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A file that backup has written." };
        var command = new Command(
            "restore",
            "Replace the database by a backup. The bot must be stopped. The replaced database is kept beside it; people erased since the backup stay erased; messages that may have gone out since are held, not sent again.") { file };
        command.SetAction((parsed, _) => CommandFaults.GuardAsync(() => RunAsync(parsed.GetRequiredValue(file))));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo backup)
    {
        if (!backup.Exists)
        {
            throw new CommandException($"There is no file {backup.FullName}.");
        }

        var folder = CommandData.Folder();
        Directory.CreateDirectory(folder.Path);
        using var alone = new FolderLock(folder);
        alone.Take();
        if (Snapshot.Problem(backup.FullName) is { } problem)
        {
            throw new CommandException($"The backup cannot be restored: {problem}. Nothing was changed.");
        }

        var now = TimeProvider.System.GetUtcNow();
        var list = PurgeList.Read(folder);
        var replaced = Keep(folder, now);
        var unfinished = folder.Database + ".unfinished";
        File.Delete(unfinished);
        using (var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = backup.FullName, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()))
        {
            await source.OpenAsync();
            Snapshot.Copy(source, unfinished);
        }

        Restored restored;
        await using (var database = new SqliteFile(unfinished).Open(SqliteOpenMode.ReadWrite))
        {
            Migrations.Apply(database);
            restored = new(HeldBack.Apply(database, replaced, now), Purge.Apply(database, list, now));
            await database.ExecuteAsync("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
        }

        Snapshot.Sync(unfinished);
        File.Delete(folder.Database + "-wal");
        File.Delete(folder.Database + "-shm");
        File.Move(unfinished, folder.Database, overwrite: true);
        await Console.Out.WriteLineAsync($"Restored {backup.FullName}: {restored.Held} messages and turns held back, {restored.Erased} people erased again.");
        if (replaced is not null)
        {
            await Console.Out.WriteLineAsync($"The replaced database is {replaced}.");
        }

        return 0;
    }

    /// <summary>Copies the present database, so that at every moment there is one in its place. A damaged one is kept as it is.</summary>
    private static string? Keep(DataFolder folder, DateTimeOffset now)
    {
        if (!File.Exists(folder.Database))
        {
            return null;
        }

        var kept = Path.Combine(folder.Path, ReplacedFiles.Replace("*", now.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture), StringComparison.Ordinal));
        if (Snapshot.Problem(folder.Database) is null)
        {
            using var database = new SqliteFile(folder.Database).Open(SqliteOpenMode.ReadWrite);
            Snapshot.Copy(database, kept);
            database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            return kept;
        }

        foreach (var ending in Files.Where(e => File.Exists(folder.Database + e)))
        {
            File.Copy(folder.Database + ending, kept + ending);
            Snapshot.Sync(kept + ending);
        }

        return kept;
    }

    private sealed record Restored(int Held, int Erased);
}

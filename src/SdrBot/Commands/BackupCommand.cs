using System.CommandLine;
using Microsoft.Data.Sqlite;
using SdrBot.Storage;

namespace SdrBot.Commands;

/// <summary><c>backup FILE</c>: the whole database as of one moment, while the bot goes on working.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to write the backup." };
        var force = new Option<bool>("--force") { Description = "Replace the file if it exists." };
        var command = new Command("backup", "Copy the database to a file, also while the bot is running. (Copying the files of a running bot by hand gives a broken copy.)") { file, force };
        command.SetAction((parsed, _) => CommandFaults.GuardAsync(() => RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(force))));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo target, bool force)
    {
        if (target.Exists && !force)
        {
            throw new CommandException($"{target.FullName} exists; give --force to replace it.");
        }

        var folder = CommandData.Folder();
        CommandData.Need(folder);

        // Written beside the target and renamed when it is known to be good: a backup that failed never stands in for one that did not.
        var unfinished = $"{target.FullName}.{Guid.NewGuid():N}.unfinished";
        try
        {
            using (var database = new SqliteFile(folder.Database).Open(SqliteOpenMode.ReadWrite))
            {
                CopyTo(unfinished, target, database);
            }

            if (Snapshot.Problem(unfinished) is { } problem)
            {
                throw new CommandException($"The backup was not kept: {problem}.");
            }

            File.Move(unfinished, target.FullName, overwrite: force);
            Snapshot.Sync(target.FullName);
        }
        finally
        {
            File.Delete(unfinished);
        }

        await Console.Out.WriteLineAsync($"Wrote {target.FullName} ({new FileInfo(target.FullName).Length} bytes), checked.");
        return 0;
    }

    /// <summary>The database was opened and read, so what fails now is the place of the copy, unless the file itself is found to be broken.</summary>
    private static void CopyTo(string unfinished, FileInfo target, SqliteConnection database)
    {
        File.Create(unfinished).Dispose();
        try
        {
            Snapshot.Copy(database, unfinished);
        }
        catch (SqliteException e) when (!e.IsDamage())
        {
            throw new CommandException($"The backup could not be written to {target.FullName} (SQLite error {e.SqliteErrorCode}): is the disk full? The database was left as it is.", e);
        }
    }
}

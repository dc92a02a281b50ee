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
        if (!File.Exists(folder.Database))
        {
            throw new CommandException($"There is no database in {folder.Path}.");
        }

        // Written beside the target and renamed when it is known to be good: a backup that failed never stands in for one that did not.
        var unfinished = $"{target.FullName}.{Guid.NewGuid():N}.unfinished";
        try
        {
            using (var database = new SqliteFile(folder.Database).Open(SqliteOpenMode.ReadWrite))
            {
                Snapshot.Copy(database, unfinished);
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
}

using System.CommandLine;
using Microsoft.Data.Sqlite;
using SdrBot.Exports;
using SdrBot.Storage;

namespace SdrBot.Commands;

/// <summary><c>export FOLDER</c>: everything, for whoever wants to leave or to look.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var target = new Argument<DirectoryInfo>("FOLDER") { Description = "Where to write; it is made if it is not there, and files of an earlier export are replaced." };
        var command = new Command("export", "Write everything as CSV (safe to open in a spreadsheet) and as JSON, also while the bot is running.") { target };
        command.SetAction((parsed, cancellationToken) => CommandFaults.GuardAsync(() => RunAsync(parsed.GetRequiredValue(target), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo target, CancellationToken cancellationToken)
    {
        var folder = CommandData.Folder();
        CommandData.Need(folder);

        target.Create();
        await using var database = new SqliteFile(folder.Database).Open(SqliteOpenMode.ReadWrite);
        foreach (var (file, rows) in await Export.WriteAsync(database, target.FullName, cancellationToken))
        {
            await Console.Out.WriteLineAsync($"{file,-20}{rows,10}");
        }

        return 0;
    }
}

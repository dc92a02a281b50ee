using System.CommandLine;
using Microsoft.Data.Sqlite;
using SdrBot.Settings;

namespace SdrBot.Commands;

/// <summary><c>serve</c>: the bot itself.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Run the bot (the default).");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var app = Host.Build();
            await app.RunAsync();
            return 0;
        }
        catch (SettingException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (SqliteException e)
        {
            await Console.Error.WriteLineAsync($"The database cannot be used (SQLite error {e.SqliteErrorCode}). It was left as it is; restore a backup with: SdrBot restore FILE");
            return 3;
        }
    }
}

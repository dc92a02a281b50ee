using Microsoft.Data.Sqlite;
using SdrBot.Settings;
using SdrBot.Storage;

namespace SdrBot.Commands;

/// <summary>Turns what stopped a command into one line and an exit code.</summary>
internal static class CommandFaults
{
    private const int Failed = 1;
    private const int BadSetting = 2;
    private const int BadDatabase = 3;

    public static async Task<int> GuardAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (SettingException e)
        {
            return await SayAsync(e.Message, BadSetting);
        }
        catch (InvalidDataException e) when (e.Source == "Microsoft.Extensions.Configuration.FileExtensions")
        {
            return await SayAsync("Setting appsettings.json: the file is no JSON.", BadSetting);
        }
        catch (System.Text.Json.JsonException)
        {
            return await SayAsync("purged.json in the data folder is damaged, and without it nobody knows who must stay erased. Bring it back from a copy.", Failed);
        }
        catch (SqliteException e)
        {
            return await SayAsync($"The database cannot be used (SQLite error {e.SqliteErrorCode}). It was left as it is; restore a backup with: SdrBot restore FILE", BadDatabase);
        }
        catch (Exception e) when (e is CommandException or FolderInUseException or IOException or UnauthorizedAccessException)
        {
            return await SayAsync(e.Message, Failed);
        }
    }

    private static async Task<int> SayAsync(string message, int code)
    {
        await Console.Error.WriteLineAsync(message);
        return code;
    }
}

/// <summary>Why a command did nothing, in the words for its user.</summary>
internal sealed class CommandException : Exception
{
    public CommandException()
    {
    }

    public CommandException(string message)
        : base(message)
    {
    }

    public CommandException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

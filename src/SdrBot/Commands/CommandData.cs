using Microsoft.Data.Sqlite;
using SdrBot.Settings;
using SdrBot.Storage;

namespace SdrBot.Commands;

/// <summary>The data that a command works on: what the settings say, as for the server.</summary>
internal static class CommandData
{
    public static DataFolder Folder()
    {
        var folder = SettingsFolder.Find();
        return DataFolder.Of(SettingsSources.Read(folder), folder);
    }

    /// <exception cref="CommandException">There is none.</exception>
    public static void Need(DataFolder folder)
    {
        if (!File.Exists(folder.Database))
        {
            throw new CommandException($"There is no database in {folder.Path}. Start the bot once (SdrBot serve), and it makes one there; or let the setting Data__Folder name the folder that has it.");
        }
    }

    /// <summary>Brings the database up to date. A server may be running on it.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static void Prepare(DataFolder folder)
    {
        Need(folder);
        using var connection = new SqliteFile(folder.Database).Open(SqliteOpenMode.ReadWrite);
        Migrations.Apply(connection);
    }
}

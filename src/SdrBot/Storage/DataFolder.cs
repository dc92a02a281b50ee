namespace SdrBot.Storage;

/// <summary>The folder in which everything lies that the bot must not lose.</summary>
internal sealed record DataFolder(string Path)
{
    /// <summary>From <c>Data:Folder</c>, which is relative to where the settings lie and never to the working directory.</summary>
    public static DataFolder Of(IConfiguration configuration, string settingsFolder) => new(System.IO.Path.GetFullPath(configuration["Data:Folder"]!, settingsFolder));

    public string Database => System.IO.Path.Combine(Path, "sdrbot.db");

    /// <summary>A file below the folder, whose own folder is made when it is not there.</summary>
    public string File(string folder, string name)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, folder));
        return System.IO.Path.Combine(Path, folder, name);
    }
}

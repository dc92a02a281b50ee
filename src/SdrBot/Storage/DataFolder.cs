namespace SdrBot.Storage;

/// <summary>The folder in which everything lies that the bot must not lose.</summary>
internal sealed record DataFolder(string Path)
{
    public string Database => System.IO.Path.Combine(Path, "sdrbot.db");

    /// <summary>A file below the folder, whose own folder is made when it is not there.</summary>
    public string File(string folder, string name)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, folder));
        return System.IO.Path.Combine(Path, folder, name);
    }
}

namespace SdrBot.Settings;

/// <summary>Where <c>appsettings.json</c> is read and relative folders begin: the root of the checkout during development, the program's own folder once it is published; never the working directory.</summary>
internal static class SettingsFolder
{
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SdrBot.sln")) && File.Exists(Path.Combine(folder.FullName, "appsettings.json")))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}

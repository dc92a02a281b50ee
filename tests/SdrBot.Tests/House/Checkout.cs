namespace SdrBot.Tests.House;

/// <summary>The folder in which the code and its tests lie.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    /// <summary>A folder of the checkout.</summary>
    public static string Folder(string name) => Path.Combine(Root, name);

    /// <summary>Every file of code below a folder.</summary>
    public static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SdrBot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the checkout.");
        }

        return folder.FullName;
    }
}

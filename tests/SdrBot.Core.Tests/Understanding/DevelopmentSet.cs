using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace SdrBot.Understanding;

/// <summary>
/// The shared development set of values, where it lies beside the repository (<c>shared/data/nlu</c> or <c>data/nlu</c> in a
/// folder above). Its README tells the formats.
/// </summary>
internal static class DevelopmentSet
{
    /// <summary>Null where it does not lie beside the repository.</summary>
    public static string? Folder { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Whether there is anything to measure; says so where there is not, since in CI no test may be skipped.</summary>
    public static bool IsThere(ITestOutputHelper output)
    {
        if (Folder is null)
        {
            output.WriteLine("The development set does not lie beside the repository: NOTHING WAS MEASURED.");
        }

        return Folder is not null;
    }

    public static IEnumerable<JsonObject> Cases(string language) =>
        Directory.EnumerateFiles(Folder!, "*.jsonl").Where(file => !Path.GetFileName(file).StartsWith("small", StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(file => Lines(Path.GetFileName(file))).Where(c => c.Text("lang") == language);

    public static IEnumerable<JsonObject> Lines(string name) => File.ReadLines(Path.Combine(Folder!, name)).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<JsonObject>(line)!);

    private static string? Find(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            foreach (var place in new[] { Path.Combine(above.FullName, "shared", "data", "nlu"), Path.Combine(above.FullName, "data", "nlu") })
            {
                if (Directory.Exists(place)) { return place; }
            }
        }

        return null;
    }
}

/// <summary>Short access to the fields of a case.</summary>
internal static class Fields
{
    public static string Text(this JsonObject c, string name) => c[name]!.GetValue<string>();
}

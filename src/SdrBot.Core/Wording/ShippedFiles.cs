namespace SdrBot.Wording;

/// <summary>The files that the program brings for a feature, in the folder <c>Library</c> beside its rules.</summary>
internal static class ShippedFiles
{
    /// <summary>In the order of their names.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Of(string feature)
    {
        var assembly = typeof(ShippedFiles).Assembly;
        var folder = $"SdrBot.{feature}.Library.";
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return (name[folder.Length..], bytes);
        }
    }
}

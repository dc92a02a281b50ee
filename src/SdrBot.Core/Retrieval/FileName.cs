using System.Reflection;
using SdrBot.Wording;

namespace SdrBot.Retrieval;

/// <summary>What a file's name says: <c>no-budget.en.md</c> is the entry <c>no-budget</c> in English; without a language it is English.</summary>
internal static class FileName
{
    public static (string Id, Language Language) Read(string name)
    {
        var bare = name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        var dot = bare.LastIndexOf('.');
        return dot > 0 && LanguageCode.Parse(bare[(dot + 1)..]) is { } language ? (bare[..dot], language) : (bare, Language.English);
    }

    public static string Of(string id, Language language) => $"{id}.{language.Code()}.md";

    /// <summary>The files that the program brings for a feature.</summary>
    public static IEnumerable<SourceFile> Shipped(string feature)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"SdrBot.{feature}.Library.";
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && n.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return new SourceFile(resource[prefix.Length..], reader.ReadToEnd());
        }
    }
}

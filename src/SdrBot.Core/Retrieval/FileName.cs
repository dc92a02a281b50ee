using System.Text;
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
    public static IEnumerable<SourceFile> Shipped(string feature) =>
        ShippedFiles.Of(feature).Where(f => f.Name.EndsWith(".md", StringComparison.Ordinal)).Select(f => new SourceFile(f.Name, Encoding.UTF8.GetString(f.Bytes)));
}

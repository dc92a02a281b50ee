using System.Reflection;
using System.Text;
using System.Text.Json;

namespace SdrBot.Understanding;

/// <summary>Sentences with what they mean, written before the recognizer was tried on them.</summary>
internal static class Corpus
{
    public static IReadOnlyList<Dictionary<string, string>> Read(string name, string language = "en")
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SdrBot.Understanding.{name}.{language}.jsonl")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => JsonSerializer.Deserialize<Dictionary<string, string>>(row)!)];
    }

    /// <summary>Half of the sentences by their hash: only the other half may be looked at while the recognizer is improved.</summary>
    public static bool IsMeasured(string text)
    {
        var hash = 2_166_136_261;
        foreach (var part in Encoding.UTF8.GetBytes(text)) { hash = (hash ^ part) * 16_777_619; }
        return (hash >> 16) % 2 == 1;
    }
}

using System.Text.Json;

namespace SdrBot.Wording;

/// <summary>Reads the sentences that lie beside each feature, such as <c>Tasks/Tasks.Words.en.json</c>.</summary>
internal static class WordFiles
{
    public static IReadOnlyDictionary<string, string> Read(Language language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var ending = $".Words.{language.Code()}.json";
        var assembly = typeof(WordFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(ending, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
#pragma warning disable CA1308 // Keys are lower case by convention; nothing is compared with data.
            var feature = name.Split('.')[^4].ToLowerInvariant();
#pragma warning restore CA1308
            Collect(texts, feature, document.RootElement);
        }

        return texts;
    }

    /// <summary>Nested objects become dotted keys: <c>{"status": {"mql": …}}</c> is <c>leads.status.mql</c>.</summary>
    private static void Collect(Dictionary<string, string> texts, string prefix, JsonElement element)
    {
        foreach (var property in element.EnumerateObject())
        {
            var key = $"{prefix}.{property.Name}";
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                Collect(texts, key, property.Value);
            }
            else
            {
                texts.Add(key, property.Value.GetString()!);
            }
        }
    }
}

using System.Text.Json;
using SdrBot.Wording;

namespace SdrBot.Erasure;

/// <summary>The words that the program brings with it: what stands there is nobody's alone.</summary>
internal static class ShippedWords
{
    /// <summary>Where a sentence of the program's changes its style or takes a value.</summary>
    private static readonly char[] Marks = ['`', '*', '_', '{', '}', '|', '…'];

    private static readonly Lazy<IReadOnlyList<string>> All = new(() => [.. Read()]);

    public static IEnumerable<string> Texts => All.Value;

    public static bool Have(string word)
    {
        var traces = new Traces([word]);
        return All.Value.Any(t => t.Contains(word, StringComparison.OrdinalIgnoreCase) && traces.AreIn(t));
    }

    /// <summary>What the program says with one of these words in it and others around it: an example of how to say something.</summary>
    public static IReadOnlyList<string> Around(IReadOnlyCollection<string> words)
    {
        return [.. All.Value.Where(t => Has(t, 0)).SelectMany(t => t.Split(Marks, StringSplitOptions.TrimEntries)).Where(t => Has(t, 1)).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(t => t.Length)];

        bool Has(string text, int more) => words.Any(w => text.Length >= w.Length + more && text.Contains(w, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Read()
    {
        var assembly = typeof(Sentence).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            if (name.EndsWith(".json", StringComparison.Ordinal))
            {
                using var json = JsonDocument.Parse(stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
                foreach (var text in TextsIn(json.RootElement)) { yield return text; }
            }
            else
            {
                using var reader = new StreamReader(stream);
                while (reader.ReadLine() is { } line) { yield return line; }
            }
        }
    }

    private static IEnumerable<string> TextsIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => TextsIn(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsIn),
        JsonValueKind.String => element.GetString()!.Split('\n'),
        _ => [],
    };
}

using System.Reflection;
using System.Text.Json;

namespace SdrBot.Understanding;

/// <summary>
/// A page of words in one language: sections of <c>"meaning": "word, other word"</c>, read from an embedded file so that
/// a speaker of the language can review it without reading code.
/// </summary>
internal sealed class Table
{
    private readonly Dictionary<string, Dictionary<string, string[]>> sections = new(StringComparer.Ordinal);
    private readonly string name;

    /// <param name="name">Folder and file, such as <c>English.when</c>.</param>
    /// <param name="feature">Whose words they are.</param>
    public Table(string name, string feature = "Understanding")
    {
        this.name = name;
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SdrBot.{feature}.{name}.json")
            ?? throw new InvalidOperationException($"The table {name} is not part of the program.");
        using var document = JsonDocument.Parse(stream);
        foreach (var section in document.RootElement.EnumerateObject())
        {
            sections.Add(section.Name, section.Value.EnumerateObject().ToDictionary(meaning => meaning.Name, meaning => Words(meaning.Value), StringComparer.Ordinal));
        }
    }

    /// <summary>From a word to its meaning; a word may have one meaning in a section.</summary>
    public IReadOnlyDictionary<string, string> this[string section]
    {
        get
        {
            var words = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (meaning, list) in sections[section])
            {
                foreach (var word in list)
                {
                    if (!words.TryAdd(word, meaning))
                    {
                        throw new InvalidOperationException($"{name}, {section}: {word} is there twice.");
                    }
                }
            }

            return words;
        }
    }

    /// <summary>From a meaning to its words, in the order of the page.</summary>
    public IReadOnlyDictionary<string, string[]> Lists(string section) => sections[section];

    /// <summary>From a word to its number, for sections whose meanings are numbers.</summary>
    public Dictionary<string, int> Integers(string section) =>
        this[section].ToDictionary(
            entry => entry.Key,
            entry => int.Parse(entry.Value, System.Globalization.CultureInfo.InvariantCulture),
            StringComparer.Ordinal);

    public HashSet<string> Words(string section) => new(sections[section].Values.SelectMany(words => words), StringComparer.Ordinal);

    // A page may write its words in one string with commas or one per line.
    private static string[] Words(JsonElement words) => words.ValueKind == JsonValueKind.Array
        ? [.. words.EnumerateArray().SelectMany(Words)]
        : (words.GetString() ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

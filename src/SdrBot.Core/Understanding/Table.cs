using System.Reflection;
using System.Text.Json;

namespace SdrBot.Understanding;

/// <summary>
/// A page of words in one language: sections of <c>meaning: "word, other word"</c>, read from an embedded file so that
/// a speaker of the language can review it without reading code.
/// </summary>
internal sealed class Table
{
    private readonly Dictionary<string, Dictionary<string, string>> sections = new(StringComparer.Ordinal);

    /// <param name="name">Folder and file, such as <c>English.when</c>.</param>
    public Table(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SdrBot.Understanding.{name}.json")
            ?? throw new InvalidOperationException($"The table {name} is not part of the program.");
        using var document = JsonDocument.Parse(stream);
        foreach (var section in document.RootElement.EnumerateObject())
        {
            sections.Add(section.Name, Invert(name, section));
        }
    }

    /// <summary>From a word to its meaning, folded and single-spaced.</summary>
    public IReadOnlyDictionary<string, string> this[string section] => sections[section];

    /// <summary>From a word to its number, for sections whose meanings are numbers.</summary>
    public Dictionary<string, int> Integers(string section) =>
        sections[section].ToDictionary(
            entry => entry.Key,
            entry => int.Parse(entry.Value, System.Globalization.CultureInfo.InvariantCulture),
            StringComparer.Ordinal);

    public HashSet<string> Words(string section) => new(sections[section].Keys, StringComparer.Ordinal);

    private static Dictionary<string, string> Invert(string name, JsonProperty section)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var meaning in section.Value.EnumerateObject())
        {
            foreach (var word in (meaning.Value.GetString() ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!words.TryAdd(word, meaning.Name))
                {
                    throw new InvalidOperationException($"{name}, {section.Name}: {word} is there twice.");
                }
            }
        }

        return words;
    }
}

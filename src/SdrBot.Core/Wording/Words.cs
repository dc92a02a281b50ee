using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SdrBot.Wording;

/// <summary>Everything the bot can say in one language, read from the <c>*.en.json</c> files that lie beside the features.</summary>
/// <remarks>A key is <c>feature.name</c>: <c>tasks.done</c> stands in <c>Tasks/Tasks.en.json</c> under <c>done</c>. What a language lacks is said in English.</remarks>
public sealed class Words
{
    private static readonly FrozenDictionary<Language, Words> All =
        Enum.GetValues<Language>().ToFrozenDictionary(l => l, l => new Words(l, WordFiles.Read(l)));

    private readonly FrozenDictionary<string, Template> _templates;
    private readonly ImmutableDictionary<string, string> _own = ImmutableDictionary<string, string>.Empty;

    private Words(Words words, ImmutableDictionary<string, string> own) =>
        (Language, Formats, _templates, _own) = (words.Language, words.Formats, words._templates, own);

    private Words(Language language, IReadOnlyDictionary<string, string> texts)
    {
        Language = language;
        Formats = ValueFormats.For(language);
        _templates = texts.ToFrozenDictionary(t => t.Key, t => Template.Parse(t.Value), StringComparer.Ordinal);
    }

    public Language Language { get; }

    /// <summary>How this language writes dates, times, numbers and money.</summary>
    public ValueFormats Formats { get; }

    public IEnumerable<string> Keys => _templates.Keys;

    public static Words In(Language language) => All[language];

    /// <summary>The same language, with the names that a company uses in place of the shipped ones.</summary>
    /// <param name="own">By the key of the sentence.</param>
    public Words With(ImmutableDictionary<string, string> own) => own.IsEmpty ? this : new(this, own);

    /// <summary>The sentence under a key, its placeholders filled.</summary>
    /// <exception cref="KeyNotFoundException">No file has the key: a mistake in the program, which a test finds.</exception>
    public Sentence Say(string key, params ReadOnlySpan<(string Name, object? Value)> values) =>
        _own.TryGetValue(key, out var own) ? Sentence.Of(own)
        : (_templates.GetValueOrDefault(key) ?? In(Language.English)._templates.GetValueOrDefault(key) ?? throw new KeyNotFoundException(key)).Fill(values, Formats);

    /// <summary>The sentence under a key that depends on data, such as the name of a status; the data itself when there is no such key.</summary>
    public Sentence Name(string prefix, string data) =>
        _own.ContainsKey($"{prefix}.{data}") || _templates.ContainsKey($"{prefix}.{data}") || In(Language.English)._templates.ContainsKey($"{prefix}.{data}") ? Say($"{prefix}.{data}")
        : Sentence.Of(data.Contains(' ', StringComparison.Ordinal) ? data : data.Replace('_', ' '));

    public bool Has(string key) => _templates.ContainsKey(key);

    /// <summary>The names of a sentence's placeholders, for the test that holds the languages together.</summary>
    public ImmutableSortedSet<string> Placeholders(string key) => _templates[key].Placeholders;
}

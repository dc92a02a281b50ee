using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SdrBot.Wording;

/// <summary>Everything the bot can say in one language, read from the <c>*.Words.en.json</c> files (<c>ko</c>, <c>ja</c>) that lie beside the features.</summary>
/// <remarks>A key is <c>feature.name</c>: <c>tasks.done</c> stands in <c>Tasks/Tasks.Words.en.json</c> under <c>done</c>. What a language lacks is said in English.</remarks>
public sealed class Words
{
    // A language is read when the first one speaks it.
    private static readonly FrozenDictionary<Language, Lazy<Words>> All =
        Enum.GetValues<Language>().ToFrozenDictionary(l => l, l => new Lazy<Words>(() => new Words(l, WordFiles.Read(l))));

    private readonly FrozenDictionary<string, Template> _templates;
    private readonly ImmutableDictionary<string, string> _own = ImmutableDictionary<string, string>.Empty;

    private Words? _asOf;

    private Words(Words words, ValueFormats formats, ImmutableDictionary<string, string> own) =>
        (Language, Formats, _templates, _own) = (words.Language, formats, words._templates, own);

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

    public static Words In(Language language) => All[language].Value;

    /// <summary>The same language, with the names that a company uses in place of the shipped ones.</summary>
    /// <param name="own">By the key of the sentence.</param>
    public Words With(ImmutableDictionary<string, string> own) => own.IsEmpty ? this : new(this, Formats, own);

    /// <summary>The same, as it is said in a year: days of other years are said with theirs.</summary>
    public Words AsOf(int year) => Formats.AsOf(year) is var formats && _asOf is { } known && known.Formats == formats ? known : _asOf = new(this, formats, _own);

    /// <summary>The sentence under a key, its placeholders filled.</summary>
    /// <exception cref="KeyNotFoundException">No file has the key: a mistake in the program, which a test finds.</exception>
    public Sentence Say(string key, params ReadOnlySpan<(string Name, object? Value)> values) =>
        _own.TryGetValue(key, out var own) ? Sentence.Of(own)
        : (_templates.GetValueOrDefault(key) ?? In(Language.English)._templates.GetValueOrDefault(key) ?? throw new KeyNotFoundException(key)).Fill(values, Formats);

    /// <summary>The sentence under a key that depends on data, such as the name of a status; the data itself when there is no such key.</summary>
    public Sentence Name(string prefix, string data) =>
        _own.ContainsKey($"{prefix}.{data}") || _templates.ContainsKey($"{prefix}.{data}") || In(Language.English)._templates.ContainsKey($"{prefix}.{data}") ? Say($"{prefix}.{data}")
        : Sentence.Of(data.Contains(' ', StringComparison.Ordinal) ? data : data.Replace('_', ' '));

    /// <summary>Several things in a row, parted as the language parts them: <c>a, b</c>, <c>a、b</c>. What says nothing is left out.</summary>
    public Sentence List(params IEnumerable<Sentence> items) => Sentence.Join(Formats.Comma, items);

    /// <summary>A sum as it is written: <c>$50,000</c>, <c>5만 달러</c>.</summary>
    /// <param name="currency">An ISO 4217 code, or <c>Dollar</c> or <c>Pound</c> when it was not said which; null for a plain number.</param>
    public Sentence Money(decimal amount, string? currency) =>
        currency is null ? Say("money.none", ("amount", amount))
        : Has($"money.{currency}") ? Say($"money.{currency}", ("amount", amount))
        : Say("money.other", ("amount", amount), ("currency", currency.ToUpperInvariant()));

    /// <summary>There is such a sentence, in this language or in English.</summary>
    public bool Has(string key) => _templates.ContainsKey(key) || In(Language.English)._templates.ContainsKey(key);

    /// <summary>The names of a sentence's placeholders, for the test that holds the languages together.</summary>
    public ImmutableSortedSet<string> Placeholders(string key) => _templates[key].Placeholders;

    /// <summary>Those placeholders whose value is read; the others only choose between one and several, which not every language does.</summary>
    public ImmutableSortedSet<string> Spoken(string key) => _templates[key].Spoken;
}

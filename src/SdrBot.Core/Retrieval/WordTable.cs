using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using SdrBot.Wording;

namespace SdrBot.Retrieval;

/// <summary>What a language's words have to do with each other (<c>words.en.json</c>): short forms, words that say little, and words that mean the same.</summary>
internal sealed class WordTable
{
    private static readonly FrozenDictionary<Language, WordTable> All =
        Enum.GetValues<Language>().ToFrozenDictionary(l => l, l => new WordTable(l.Code()));

    private WordTable(string code)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SdrBot.Retrieval.words.{code}.json")!;
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        ShortForms = Pairs(root.GetProperty("contractions"));
        Endings = [.. root.GetProperty("endings").EnumerateObject().Select(e => (e.Name, e.Value.GetString()!))];
        Slight = root.GetProperty("stop").GetString()!.Split(' ').ToFrozenSet(StringComparer.Ordinal);
        Denials = root.TryGetProperty("denials", out var denials) ? denials.GetString()!.Split(' ').ToFrozenSet(StringComparer.Ordinal) : FrozenSet<string>.Empty;
        var same = root.GetProperty("same").EnumerateObject()
            .SelectMany(m => m.Value.GetString()!.Split(',', StringSplitOptions.TrimEntries).Append(m.Name).Select(w => KeyValuePair.Create(w, m.Name)))
            .DistinctBy(p => p.Key);
        Meanings = same.ToFrozenDictionary(StringComparer.Ordinal);
        LongestPhrase = Meanings.Keys.Max(k => k.Count(c => c == ' ')) + 1;
        CjkMeanings = [.. Meanings.Where(m => CjkText.IsCjk(m.Key[0])).Select(m => (CjkText.Fold(m.Key), m.Value))];
    }

    public FrozenDictionary<string, string> ShortForms { get; }

    /// <summary>What hangs on a word after an apostrophe, and the word it stands for.</summary>
    public (string Ending, string Word)[] Endings { get; }

    /// <summary>Words that are in nearly every sentence.</summary>
    public FrozenSet<string> Slight { get; }

    /// <summary>Words that deny what follows.</summary>
    public FrozenSet<string> Denials { get; }

    /// <summary>From a word, or a few in a row, to the name of what they mean.</summary>
    public FrozenDictionary<string, string> Meanings { get; }

    public int LongestPhrase { get; }

    /// <summary>The same for scripts that put no spaces between words.</summary>
    public (string Word, string Meaning)[] CjkMeanings { get; }

    public static WordTable Of(Language language) => All[language];

    private static FrozenDictionary<string, string> Pairs(JsonElement section) =>
        section.EnumerateObject().ToFrozenDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
}

using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Retrieval;

/// <summary>The index of each language in which a library has entries. Learned once: ahead, or by the first question that comes before that.</summary>
/// <param name="chat">Lines in a language that are about nothing in the library, beside small talk.</param>
public sealed class LineIndexes(IEnumerable<(Language Language, IndexedLine Line)> lines, Func<Language, IEnumerable<string>>? chat = null)
{
    private readonly ImmutableDictionary<Language, Lazy<LineIndex>> _indexes =
        lines.GroupBy(l => l.Language, l => l.Line).ToImmutableDictionary(g => g.Key, g => new Lazy<LineIndex>(() => LineIndex.Of(g.Key, g, chat?.Invoke(g.Key))));

    public bool AreLearned => _indexes.Values.All(i => i.IsValueCreated);

    /// <summary>Makes ready for questions, so that no turn waits for it.</summary>
    public void Learn()
    {
        foreach (var index in _indexes.Values) { _ = index.Value; }
    }

    /// <summary>The entries that fit, the best first, in English where the language has none; none when nothing does.</summary>
    public ImmutableArray<Ranked> Rank(string text, Language language, int limit)
    {
        var found = RankIn(language, text, limit);
        return found.IsEmpty && language != Language.English ? RankIn(Language.English, text, limit) : found;
    }

    private ImmutableArray<Ranked> RankIn(Language language, string text, int limit) => _indexes.TryGetValue(language, out var index) ? index.Value.Rank(text, limit) : [];
}

using SdrBot.Retrieval;
using SdrBot.Wording;

namespace SdrBot.Understanding;

/// <summary>
/// What people said for a command (<c>examples.json</c> of a language): a second opinion on a line that no rule fits whole. It counts where the line is like
/// the examples of one command and also has a word that tells of it, since small talk is like anything a little.
/// </summary>
internal sealed class Examples
{
    /// <summary>A longer line is no command.</summary>
    private const int LongestLine = 60;

    private readonly LineIndex index;
    private readonly double likest;
    private readonly IReadOnlyDictionary<string, string[]> telling;

    /// <param name="folder">Where the page of the language lies.</param>
    /// <param name="likest">How like the examples a line has to be.</param>
    public Examples(Language language, string folder, double likest)
    {
        this.likest = likest;
        var table = new Table($"{folder}.examples");
        telling = table.Lists("telling words");
        var examples = table.Lists("examples");
        index = LineIndex.Of(language, examples.Where(said => said.Key != Intents.None).SelectMany(said => said.Value.Select(line => new IndexedLine(said.Key, said.Key, line))), examples[Intents.None]);
    }

    /// <summary>The command that a line is most like; null when it is like none, or tells of another.</summary>
    public string? Nearest(string folded) =>
        folded.Length is > 0 and <= LongestLine && index.Rank(folded, 1) is [var nearest] && nearest.Score >= likest && telling.TryGetValue(nearest.Group, out var words) && Array.Exists(words, word => folded.Contains(word, StringComparison.Ordinal))
            ? nearest.Group
            : null;
}

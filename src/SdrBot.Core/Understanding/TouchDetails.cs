using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Understanding;

/// <summary>What exactly a touch was: the item that was mailed, the network that was written on, the event where somebody was met, the link to a video.</summary>
/// <remarks>The words are a table per language (<c>details.json</c>), by channel.</remarks>
internal sealed class TouchDetails
{
    private const string Event = "event";
    private const string Video = "video";
    private static readonly string[] Named = ["direct_mail", "social", Event];
    private readonly Dictionary<string, string[]> phrases;

    public TouchDetails(Language language)
    {
        var table = new Table($"{language}.details");
        phrases = Named.ToDictionary(channel => channel, channel => table.Words(channel).OrderByDescending(phrase => phrase.Length).ToArray(), StringComparer.Ordinal);
    }

    /// <returns>As it was typed; null when nothing was said of it.</returns>
    public string? Of(Line line, string channel, string? lead, ImmutableArray<Entity> entities)
    {
        if (channel == Video)
        {
            return entities.FirstOrDefault(e => e.Type == EntityType.Link)?.Text;
        }

        if (!phrases.TryGetValue(channel, out var known))
        {
            return null;
        }

        var name = lead is null ? -1 : line.Original.IndexOf(lead, StringComparison.Ordinal);
        foreach (var phrase in known)
        {
            for (var at = line.Folded.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = line.Folded.IndexOf(phrase, at + 1, StringComparison.Ordinal))
            {
                var end = at + phrase.Length;
                if (IsWhole(line.Folded, at, end) && !(name >= 0 && line.From(at) < name + lead!.Length && name < line.To(end)))
                {
                    return line.Text(channel == Event ? Widened(line, at) : at, end);
                }
            }
        }

        return null;
    }

    // Scripts without spaces have no word ends to look for.
    private static bool IsWhole(string text, int start, int end) =>
        Line.IsWide(text[start]) || !((start > 0 && char.IsLetterOrDigit(text[start - 1]) && !Line.IsWide(text[start - 1])) || (end < text.Length && char.IsLetterOrDigit(text[end]) && !Line.IsWide(text[end])));

    // "the Boston meetup", "CES 2026 booth", "物流展示会": an event's name stands before its kind.
    private static int Widened(Line line, int start)
    {
        var text = line.Folded;
        if (Line.IsWide(text[start]))
        {
            while (start > 0 && Line.IsWide(text[start - 1]) && text[start - 1] is not (>= '\u3040' and <= '\u309F')) { start--; }
            return start;
        }

        while (start > 1 && text[start - 1] == ' ' && char.IsLetterOrDigit(text[start - 2]))
        {
            var word = start - 1;
            while (word > 0 && char.IsLetterOrDigit(text[word - 1])) { word--; }
            if (!char.IsUpper(line.Original[line.From(word)]) && !char.IsDigit(text[word])) { break; }
            start = word;
        }

        return start;
    }
}

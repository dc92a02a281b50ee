using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary>Which responses to offer, and in which order: those of the entry that fits best first, then by what they have proved.</summary>
internal static class ResponseChoice
{
    /// <summary>An entry that fits much less well has nothing to say here.</summary>
    private const double Close = 0.75;

    /// <summary>How far good evidence lifts a response over one that fits a little better.</summary>
    private const double EvidenceShare = 0.5;

    public static ImmutableArray<(PlaybookEntry Entry, Response Response)> Of(
        PlaybookEdition edition, HeardObjection heard, Language language, IReadOnlyDictionary<string, ResponseRecord> records, int most)
    {
        var fits = edition.Search(heard.Text, language, edition.Entries.Length).ToDictionary(r => r.Entry, r => r.Score, StringComparer.Ordinal);
        var best = fits.GetValueOrDefault(heard.Entry ?? string.Empty, 0);
        var entries = edition.OfCategory(heard.Category!, language)
            .Select(e => (Entry: e, Fit: e.Id == heard.Entry ? 1 : Math.Min(1, fits.GetValueOrDefault(e.Id, 0) / Math.Max(best, 0.01))))
            .OrderByDescending(e => e.Fit).ToArray();
        var close = entries.Where((e, i) => i == 0 || e.Fit >= Close).ToArray();

        // An entry with few responses is joined by the next of its kind.
        var chosen = close.Sum(e => e.Entry.Responses.Length) >= most ? close : entries.Take(Math.Max(close.Length, 2));
        return [.. chosen
            .SelectMany(e => e.Entry.Responses.Select((r, i) => (e.Entry, Response: r, Score: e.Fit * (1 - EvidenceShare + (EvidenceShare * Proved(records, r))), Place: i)))
            .OrderByDescending(r => r.Score).ThenBy(r => r.Place).Take(most).Select(r => (r.Entry, r.Response))];
    }

    private static double Proved(IReadOnlyDictionary<string, ResponseRecord> records, Response response) =>
        records.TryGetValue(response.Key, out var record) ? Evidence.Of(record.Worked, record.Used) : Evidence.Of(0, 0);
}

using System.Collections.Frozen;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary>What people call the statuses.</summary>
public static class StatusWords
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["new"] = LeadStatus.Prospect,
        ["lead"] = LeadStatus.Prospect,
        ["marketing qualified"] = LeadStatus.Mql,
        ["sales qualified"] = LeadStatus.Sql,
        ["qualified"] = LeadStatus.Sql,
        ["order pending"] = LeadStatus.OrderPending,
        ["pending"] = LeadStatus.OrderPending,
        ["won"] = LeadStatus.Customer,
        ["client"] = LeadStatus.Customer,
        ["lost"] = LeadStatus.Disqualified,
        ["dead"] = LeadStatus.Disqualified,
        ["unqualified"] = LeadStatus.Disqualified,
        ["not now"] = LeadStatus.Recycled,
        ["recycle"] = LeadStatus.Recycled,
        ["nurture"] = LeadStatus.Recycled,
        ["later"] = LeadStatus.Recycled,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <returns>The status's key; null when the words name none.</returns>
    public static string? Parse(string words, Words language)
    {
        var folded = Folding.Fold(words).Replace('_', ' ');
        return LeadStatus.All.FirstOrDefault(s => s.Replace('_', ' ') == folded || Folding.Fold(language.Name("leads.statuses", s).Plain) == folded)
            ?? Names.GetValueOrDefault(folded);
    }

    /// <summary>Cuts <c>Jane Doe to order pending</c> into the lead and its new status.</summary>
    /// <returns>The status is null when the last words name none; then everything is the lead.</returns>
    public static (string Lead, string? Status) Split(string text, Words language)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(3, words.Length - 1); count > 0; count--)
        {
            if (Parse(string.Join(' ', words[^count..]), language) is { } status)
            {
                var lead = words[..^count];
                return (string.Join(' ', lead.Length > 1 && lead[^1].ToUpperInvariant() is "TO" or "IS" or "AS" ? lead[..^1] : lead).TrimEnd(':', ','), status);
            }
        }

        return (text, null);
    }
}

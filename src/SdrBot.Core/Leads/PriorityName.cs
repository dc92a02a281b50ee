using System.Globalization;

namespace SdrBot.Leads;

/// <summary>The naming rule by which teams put leads in order: <c>P1-EMEA-Acme</c> is a lead of the first priority in EMEA, called Acme.</summary>
/// <param name="Region">The middle part; null for <c>P1-Acme</c>.</param>
public sealed record PriorityName(int Priority, string? Region, string Name)
{
    private const int LongestRegion = 12;

    /// <returns>The parts; null when the text does not follow the rule.</returns>
    public static PriorityName? Parse(string? text)
    {
        var trimmed = (text ?? string.Empty).Trim();
        if (trimmed is not ['P' or 'p', (>= '1' and <= '3') and var digit, '-', .. var rest] || string.IsNullOrWhiteSpace(rest))
        {
            return null;
        }

        var cut = rest.IndexOf('-', StringComparison.Ordinal);
        var region = cut > 0 ? rest[..cut].Trim() : string.Empty;
        var name = cut > 0 ? rest[(cut + 1)..].Trim() : string.Empty;
        return IsRegion(region) && name.Length > 0
            ? new(digit - '0', region.ToUpperInvariant(), name)
            : new(digit - '0', null, rest.Trim());
    }

    /// <summary>The name by which the lead is sorted among others: the most urgent first.</summary>
    public static string Of(Lead lead) =>
        string.Create(CultureInfo.InvariantCulture, $"P{lead.Priority}-{(IsRegion(lead.Location ?? string.Empty) ? lead.Location + "-" : string.Empty)}{lead.Company ?? lead.Name}");

    /// <summary>Takes the priority and the region out of the name or the company where they follow the rule.</summary>
    public static LeadDraft Apply(LeadDraft draft)
    {
        var (name, company) = (Parse(draft.Name), Parse(draft.Company));
        return (company ?? name) is not { } rule
            ? draft
            : draft with
            {
                Name = name?.Name ?? draft.Name,
                Company = company?.Name ?? draft.Company,
                Priority = draft.Priority ?? rule.Priority,
                Location = draft.Location ?? rule.Region,
            };
    }

    /// <summary>Regions are codes, so that <c>P1-Hewlett-Packard</c> stays one company.</summary>
    private static bool IsRegion(string text) => text.Length is >= 2 and <= LongestRegion && text.All(char.IsAsciiLetterUpper);
}

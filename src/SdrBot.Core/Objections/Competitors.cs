using SdrBot.Understanding;

namespace SdrBot.Objections;

/// <summary>Products that prospects name, so that a competitor is written down without asking.</summary>
internal static class Competitors
{
    private static readonly string[] Known =
        ["HubSpot", "Salesforce", "Pipedrive", "Zoho", "Outreach", "Apollo", "Mailchimp", "Marketo", "Salesloft", "Klaviyo", "Freshsales", "Zendesk", "Intercom", "Pardot", "Brevo", "Gong"];

    /// <returns>The competitor that is named; null when none is.</returns>
    public static string? In(string text)
    {
        var words = Normalizer.Fold(text).Text.Split([' ', ',', '.', '?', '!', ';', ':', '\'', '"'], StringSplitOptions.RemoveEmptyEntries);

        // "outreach" is a word of its own, so it counts only as the company writes it.
        return Array.Find(Known, k => words.Contains(k, StringComparer.OrdinalIgnoreCase) && (k != "Outreach" || text.Contains(k, StringComparison.Ordinal)));
    }
}

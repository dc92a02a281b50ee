using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace SdrBot.Leads;

/// <summary>The fields of a lead that people correct, by the names they use for them.</summary>
public static class LeadEdit
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string[]>
    {
        ["name"] = ["name", "full name", "contact"],
        ["company"] = ["company", "account", "organization", "organisation"],
        ["title"] = ["title", "job title", "role", "position"],
        ["email"] = ["email", "e-mail", "mail", "e-mail address", "email address"],
        ["phone"] = ["phone", "tel", "telephone", "mobile", "number", "phone number"],
        ["location"] = ["location", "place", "city", "address"],
        ["goal"] = ["goal", "reason", "main goal", "need"],
        ["source"] = ["source", "lead source"],
        ["campaign"] = ["campaign"],
        ["website"] = ["website", "web", "site", "homepage"],
        ["linkedin"] = ["linkedin", "linked in"],
        ["industry"] = ["industry", "sector"],
        ["size"] = ["size", "employees"],
        ["technology"] = ["technology", "tech stack", "tech", "stack"],
        ["preference"] = ["preference", "contact preference", "preferred contact", "prefers", "reach"],
        ["priority"] = ["priority", "prio"],
    }.SelectMany(f => f.Value.Select(n => (Name: n, Field: f.Key))).ToFrozenDictionary(f => f.Name, f => f.Field, StringComparer.Ordinal);

    /// <summary>In the order in which the form shows them.</summary>
    public static ImmutableArray<string> Fields { get; } =
        ["name", "company", "title", "email", "phone", "location", "goal", "source", "campaign", "website", "linkedin", "industry", "size", "technology", "preference", "priority"];

    /// <returns>The field's key; null when it is none.</returns>
    public static string? Field(string name) => Names.GetValueOrDefault(Folding.Fold(name));

    public static string? Value(Lead lead, string field) => field switch
    {
        "name" => lead.Name,
        "company" => lead.Company,
        "title" => lead.Title,
        "email" => lead.Email,
        "phone" => lead.Phone,
        "location" => lead.Location,
        "goal" => lead.Goal,
        "source" => lead.Source,
        "campaign" => lead.Campaign,
        "website" => lead.Website,
        "linkedin" => lead.LinkedIn,
        "industry" => lead.Industry,
        "size" => lead.Size?.ToString(CultureInfo.InvariantCulture),
        "technology" => lead.TechStack,
        "preference" => lead.Preference,
        "priority" => lead.Priority.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <param name="value">Empty clears the field.</param>
    /// <returns>Null when the value cannot stand in that field, or nothing would be left that tells who the lead is.</returns>
    public static Lead? Set(Lead lead, string field, string value)
    {
        var text = string.IsNullOrWhiteSpace(value) || value.Trim() == "-" ? null : value.Trim();
        return field switch
        {
            "name" when text is not null => lead with { Name = text },
            "company" => lead with { Company = text },
            "title" => lead with { Title = text },
            "email" when text is null || ContactKeys.Email(text) is not null => lead with { Email = text },
            "phone" when text is null || ContactKeys.Phone(text) is not null => lead with { Phone = text },
            "location" => lead with { Location = text },
            "goal" => lead with { Goal = text },
            "source" => lead with { Source = NewLead.Source(text) },
            "campaign" => lead with { Campaign = text },
            "website" => lead with { Website = text },
            "linkedin" => lead with { LinkedIn = text },
            "industry" => lead with { Industry = text },
            "size" when text is null => lead with { Size = null },
            "size" when Whole(text) is { } size => lead with { Size = size },
            "technology" => lead with { TechStack = text },
            "preference" => lead with { Preference = text },
            "priority" when Whole(text?.TrimStart('P', 'p')) is { } priority and >= 1 and <= 3 => lead with { Priority = priority },
            _ => null,
        };
    }

    /// <returns>Null when the label names no field.</returns>
    public static LeadDraft? Set(LeadDraft draft, string label, string value) => (value.Length == 0 ? null : Field(label)) switch
    {
        "name" => draft with { Name = value },
        "company" => draft with { Company = value },
        "title" => draft with { Title = value },
        "email" => draft with { Email = value },
        "phone" => draft with { Phone = value },
        "location" => draft with { Location = value },
        "goal" => draft with { Goal = value },
        "source" => draft with { Source = value },
        "campaign" => draft with { Campaign = value },
        "website" => draft with { Website = value },
        "linkedin" => draft with { LinkedIn = value },
        "industry" => draft with { Industry = value },
        "size" when Whole(value) is { } size => draft with { Size = size },
        "technology" => draft with { TechStack = [.. draft.TechStack, value] },
        "priority" when Whole(value.TrimStart('P', 'p')) is { } priority => draft with { Priority = priority },
        _ => null,
    };

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;
}

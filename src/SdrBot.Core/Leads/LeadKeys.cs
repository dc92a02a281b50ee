using System.Collections.Immutable;

namespace SdrBot.Leads;

/// <summary>Under what a lead is compared with others and found.</summary>
/// <param name="Email">The mailbox; null without one.</param>
/// <param name="Person">The person at the company; null unless both are known.</param>
/// <param name="PhoneSuffix">The last digits of the number.</param>
/// <param name="Search">Everything it can be found by, folded, for parts from the middle of words.</param>
public sealed record LeadKeys(string? Email, string? Person, string? PhoneSuffix, string Search)
{
    /// <summary>The name with the phone number, and with the profile: what tells a lead that has neither an e-mail address nor a company.</summary>
    public ImmutableArray<string> Contacts { get; init; } = [];

    public static LeadKeys Of(Lead lead)
    {
        var email = ContactKeys.Email(lead.Email);
        var name = ContactKeys.Name(lead.Name);
        var company = ContactKeys.Company(lead.Company);
        var phone = ContactKeys.Phone(lead.Phone);
        var person = name is not null && company is not null && lead.Name != lead.Company ? $"{name}|{company}" : null;
        return new(email, person, phone?.Suffix, string.Join(' ', new[] { name, Folding.Fold(lead.Company), email, phone?.Number }.Where(p => !string.IsNullOrEmpty(p))))
        {
            Contacts = [.. phone is null ? [] : new[] { $"{name}|tel:{phone.Number}" }, .. lead.LinkedIn is null ? [] : new[] { $"{name}|in:{lead.LinkedIn}" }],
        };
    }

    /// <summary>The words whose beginning finds the lead.</summary>
    public static IEnumerable<string> Words(Lead lead) =>
        ContactKeys.SearchWords(lead.Name).Concat(ContactKeys.SearchWords(lead.Company)).Concat(ContactKeys.SearchWords(lead.Email)).Distinct(StringComparer.Ordinal);
}

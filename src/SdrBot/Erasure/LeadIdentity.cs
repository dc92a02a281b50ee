using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Leads;

namespace SdrBot.Erasure;

/// <summary>By what a person is known: names, addresses, numbers and the profile, those of before too. What somebody else has as well tells nobody apart, and does not count.</summary>
internal static class LeadIdentity
{
    /// <summary>Shorter numbers are somebody's extension, or no number at all.</summary>
    private const int ShortestNumber = 6;
    private const int ShortestId = 12;

    public static IReadOnlyList<string> Of(SqliteConnection database, Lead lead)
    {
        var before = database.Query<Change>("SELECT field, was FROM lead_changes WHERE lead_id = @Id AND field IN ('name', 'email', 'phone', 'linkedin') AND was IS NOT NULL", lead).ToLookup(c => c.Field, c => c.Was);
        var others = database.Query<Other>(
            """
            SELECT name, company, email, phone, linked_in, external_id FROM leads WHERE tenant = @Tenant AND id <> @Id
            UNION ALL SELECT name, NULL, email, NULL, NULL, NULL FROM reps WHERE tenant = @Tenant
            """,
            lead).AsList();
        var mailboxes = others.Select(o => ContactKeys.Email(o.Email)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var numbers = others.Select(o => Number(o.Phone)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. before["name"].Append(lead.Name).Where(n => TellsApart(n, others)),
            .. before["email"].Append(lead.Email).OfType<string>().Where(e => !(ContactKeys.Email(e) is { } mailbox && mailboxes.Contains(mailbox))).SelectMany(e => new[] { e, ContactKeys.Email(e) ?? e }),
            .. before["phone"].Append(lead.Phone).OfType<string>().Where(p => p.Count(char.IsAsciiDigit) >= ShortestNumber && !(Number(p) is { } number && numbers.Contains(number))).SelectMany(p => new[] { p, Number(p) ?? p }),
            .. before["linkedin"].Append(lead.LinkedIn).OfType<string>().Where(l => !others.Exists(o => string.Equals(o.LinkedIn, l, StringComparison.OrdinalIgnoreCase))),
            .. lead.ExternalId is { Length: >= ShortestId } id && !others.Exists(o => o.ExternalId == id) ? [id] : (string[])[],
        ];
    }

    /// <summary>Somebody else may have the name or have it in theirs, a company may be called so, and a short one may be a word of the language, as Will and May are.</summary>
    private static bool TellsApart(string name, List<Other> others)
    {
        var (key, traces) = (ContactKeys.Name(name), new Traces([name]));
        return !others.Exists(o => ContactKeys.Name(o.Name) == key || traces.AreIn(o.Name) || (o.Company is not null && ContactKeys.Name(o.Company) == key))
            && !(IsShort(name) && ShippedWords.Have(name));
    }

    private static bool IsShort(string name) => !name.Any(char.IsWhiteSpace) && (name.Length < 3 || name.Any(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.OtherLetter));

    private static string? Number(string? phone) => ContactKeys.Phone(phone)?.Number;

    private sealed record Change
    {
        public required string Field { get; init; }

        public required string Was { get; init; }
    }

    private sealed record Other
    {
        public required string Name { get; init; }

        public string? Company { get; init; }

        public string? Email { get; init; }

        public string? Phone { get; init; }

        public string? LinkedIn { get; init; }

        public string? ExternalId { get; init; }
    }
}

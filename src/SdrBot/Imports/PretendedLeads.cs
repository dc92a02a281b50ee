using System.Diagnostics.CodeAnalysis;
using SdrBot.Leads;

namespace SdrBot.Imports;

/// <summary>What a dry run would have stored, so that a sheet's later rows meet its earlier ones. In memory: a sheet of 100,000 rows takes some 60 MB.</summary>
internal sealed class PretendedLeads
{
    /// <summary>Pretended leads come after every stored one, as they would when added.</summary>
    private const long FirstId = long.MaxValue / 2;

    private readonly Dictionary<string, Lead> _byEmail = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lead> _byPerson = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lead> _byContact = new(StringComparer.Ordinal);
    private long _nextId = FirstId;

    /// <summary>What <see cref="LeadIntake"/> would do with the lead, on top of what is pretended.</summary>
    public Task<Intake> MatchAsync(Lead lead, ILeadStore stored, CancellationToken cancellationToken) =>
        LeadIntake.MatchAsync(lead, l => SameAsync(l, stored, cancellationToken));

    public void Remember(Intake matched)
    {
        var lead = matched.IsNew ? matched.Lead with { Id = _nextId++ } : matched.Lead;
        var keys = LeadKeys.Of(lead);
        if (keys.Email is not null)
        {
            _byEmail[keys.Email] = lead;
        }

        if (keys.Person is not null)
        {
            _byPerson[keys.Person] = lead;
        }

        foreach (var contact in keys.Contacts)
        {
            _byContact[contact] = First(lead, _byContact.GetValueOrDefault(contact));
        }
    }

    private async Task<Lead?> SameAsync(Lead lead, ILeadStore stored, CancellationToken cancellationToken)
    {
        var keys = LeadKeys.Of(lead);
        if (keys.Email is null && keys.Person is null)
        {
            return keys.Contacts.FirstOrDefault() is { } contact ? First(_byContact.GetValueOrDefault(contact), await stored.SameAsync(lead, cancellationToken)) : null;
        }

        return (keys.Email is null ? null : _byEmail.GetValueOrDefault(keys.Email) ?? await stored.SameAsync(lead with { Company = null }, cancellationToken))
            ?? (keys.Person is null ? null : _byPerson.GetValueOrDefault(keys.Person) ?? await stored.SameAsync(lead with { Email = null }, cancellationToken));
    }

    /// <summary>Of several leads with one contact the store names the first.</summary>
    /// <param name="newer">Counts when both are states of one lead.</param>
    [return: NotNullIfNotNull(nameof(newer))]
    private static Lead? First(Lead? newer, Lead? other) => newer is null || other?.Id < newer.Id ? other : newer;
}

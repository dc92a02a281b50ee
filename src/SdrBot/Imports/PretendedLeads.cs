using SdrBot.Leads;

namespace SdrBot.Imports;

/// <summary>What a dry run would have stored, so that a sheet's later rows meet its earlier ones. In memory: a sheet of 100,000 rows takes some 60 MB.</summary>
internal sealed class PretendedLeads
{
    private readonly Dictionary<string, Lead> _byEmail = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lead> _byPerson = new(StringComparer.Ordinal);

    /// <summary>What <see cref="LeadIntake"/> would do with the lead, on top of what is pretended.</summary>
    public async Task<Intake> MatchAsync(Lead lead, ILeadStore stored, CancellationToken cancellationToken)
    {
        if (await SameAsync(lead, stored, cancellationToken) is not { } known)
        {
            return new(lead, IsNew: true, []);
        }

        var (merged, filled) = LeadIntake.Merge(known, lead);
        if (filled.Contains("company") && await SameAsync(merged with { Email = null }, stored, cancellationToken) is { } other && !IsSame(other, known))
        {
            (merged, filled) = (merged with { Company = known.Company }, filled.Remove("company"));
        }

        return new(merged, IsNew: false, filled);
    }

    public void Remember(Lead lead)
    {
        var keys = LeadKeys.Of(lead);
        if (keys.Email is not null)
        {
            _byEmail[keys.Email] = lead;
        }

        if (keys.Person is not null)
        {
            _byPerson[keys.Person] = lead;
        }
    }

    private async Task<Lead?> SameAsync(Lead lead, ILeadStore stored, CancellationToken cancellationToken)
    {
        var keys = LeadKeys.Of(lead);
        return (keys.Email is null ? null : _byEmail.GetValueOrDefault(keys.Email) ?? await stored.SameAsync(lead with { Company = null }, cancellationToken))
            ?? (keys.Person is null ? null : _byPerson.GetValueOrDefault(keys.Person) ?? await stored.SameAsync(lead with { Email = null }, cancellationToken));
    }

    /// <summary>A pretended lead has no id yet; its keys say who it is.</summary>
    private static bool IsSame(Lead one, Lead other) => one.Id == other.Id && (one.Id != 0 || ReferenceEquals(one, other));
}

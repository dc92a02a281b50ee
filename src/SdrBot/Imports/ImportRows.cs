using System.Collections.Frozen;
using SdrBot.Leads;
using SdrBot.People;

namespace SdrBot.Imports;

/// <summary>Takes the rows of one transaction, one after the other.</summary>
internal sealed class ImportRows
{
    private const string ImportedFrom = "imported";

    private readonly ILeadStore _leads;
    private readonly LeadIntake _intake;
    private readonly Authority _authority;
    private readonly Rep _rep;
    private readonly FrozenDictionary<string, Rep> _owners;
    private readonly PretendedLeads? _pretended;
    private readonly DateTimeOffset _now;
    private readonly IFieldHistory _history;
    private readonly Dictionary<string, bool> _mayWorkFor = new(StringComparer.Ordinal);

    private ImportRows(ILeadStore leads, LeadIntake intake, IFieldHistory history, Authority authority, Rep rep, FrozenDictionary<string, Rep> owners, PretendedLeads? pretended, DateTimeOffset now) =>
        (_leads, _intake, _history, _authority, _rep, _owners, _pretended, _now) = (leads, intake, history, authority, rep, owners, pretended, now);

    /// <param name="pretended">What a dry run would have changed so far; null to change it.</param>
    public static async Task<ImportRows> BeginAsync(IServiceProvider services, Rep rep, PretendedLeads? pretended, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var people = await services.GetRequiredService<IRepDirectory>().AllAsync(rep.Tenant, cancellationToken);
        var owners = people.SelectMany(p => new[] { Folding.Fold(p.Name), Folding.Fold(p.Email), Folding.Fold(p.Id) }.Select(key => (key, p)))
            .Where(p => p.key.Length > 0)
            .GroupBy(p => p.key, StringComparer.Ordinal)
            .Where(g => g.Select(p => p.p.Id).Distinct().Count() == 1)
            .ToFrozenDictionary(g => g.Key, g => g.First().p, StringComparer.Ordinal);
        return new(
            services.GetRequiredService<ILeadStore>(), services.GetRequiredService<LeadIntake>(), services.GetRequiredService<IFieldHistory>(), services.GetRequiredService<Authority>(), rep, owners, pretended, now);
    }

    public async Task<ImportOutcome> TakeAsync(SheetRow row, CancellationToken cancellationToken)
    {
        if (row.Draft is not { } draft)
        {
            return ImportOutcome.Unreadable;
        }

        var owner = _owners.GetValueOrDefault(Folding.Fold(draft.Owner)) ?? _rep;
        var lead = NewLead.Of(draft, owner, _now);
        var matched = _pretended is null ? await _intake.MatchAsync(lead, cancellationToken) : await _pretended.MatchAsync(lead, _leads, cancellationToken);
        if (!matched.IsNew && !await MayWorkForAsync(matched.Lead.OwnerId, cancellationToken))
        {
            return ImportOutcome.Colleagues;
        }

        if (_pretended is not null)
        {
            _pretended.Remember(matched);
        }
        else
        {
            await SaveAsync(await _intake.TakeAsync(matched, owner, _now, cancellationToken), draft, cancellationToken);
        }

        return matched switch
        {
            { IsNew: true } => ImportOutcome.Added,
            { Filled.IsEmpty: true } => ImportOutcome.Unchanged,
            _ => ImportOutcome.Merged,
        };
    }

    private async Task SaveAsync(Intake taken, LeadDraft draft, CancellationToken cancellationToken)
    {
        if (taken.IsNew && taken.Lead.Status != LeadStatus.Prospect)
        {
            await _leads.AddStatusChangeAsync(
                new StatusChange
                {
                    Tenant = taken.Lead.Tenant,
                    LeadId = taken.Lead.Id,
                    FromStatus = LeadStatus.Prospect,
                    ToStatus = taken.Lead.Status,
                    Reason = ImportedFrom,
                    RepId = _rep.Id,
                    At = _now,
                },
                cancellationToken);
        }

        foreach (var change in FieldChanges.Filled(taken, new FieldChange { Tenant = _rep.Tenant, Field = string.Empty, RepId = _rep.Id, Source = ImportedFrom, At = _now }))
        {
            await _history.AddAsync(change, cancellationToken);
        }

        if (draft.Note is { } note && (taken.IsNew || (await _leads.NotesAsync(taken.Lead.Tenant, taken.Lead.Id, cancellationToken)).All(n => n.Text != note)))
        {
            await _leads.AddNoteAsync(new LeadNote { Tenant = taken.Lead.Tenant, LeadId = taken.Lead.Id, RepId = _rep.Id, Text = note, At = _now }, cancellationToken);
        }
    }

    private async Task<bool> MayWorkForAsync(string ownerId, CancellationToken cancellationToken)
    {
        if (!_mayWorkFor.TryGetValue(ownerId, out var may))
        {
            _mayWorkFor[ownerId] = may = await _authority.MayWorkForAsync(_rep, ownerId, cancellationToken);
        }

        return may;
    }
}

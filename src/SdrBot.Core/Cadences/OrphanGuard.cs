using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Tasks;
using SdrBot.Wording;

namespace SdrBot.Cadences;

/// <summary>The nightly check that every open lead has a next step: it gives one to those that have none, and reports them to the managers.</summary>
public sealed class OrphanGuard(ILeadStore leads, IRepDirectory people, Authority authority, ITaskStore tasks, IFieldHistory history, CadencePlan plan, IOutbox outbox, IUnasked unasked)
{
    private const int Page = 200;
    private const int MostNamed = 10;

    /// <summary>Helps one page of the leads that have nothing planned, so that each page can be saved by itself.</summary>
    /// <param name="after">The last lead of the page before; 0 for the first page.</param>
    /// <returns>The leads that had nothing planned; empty behind the last page.</returns>
    public async Task<ImmutableArray<Lead>> HelpAsync(string tenant, long after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var managers = await authority.ManagersAsync(tenant, cancellationToken);
        var page = await leads.OrphansAsync(tenant, after, Page, cancellationToken);
        foreach (var lead in page)
        {
            await unasked.TryAsync($"lead {lead.Id}", () => HelpAsync(lead, managers, now, cancellationToken));
        }

        return page;
    }

    /// <summary>Tells the managers once a day which leads had nothing planned.</summary>
    /// <returns>How many leads they were told of.</returns>
    public async Task<int> ReportAsync(string tenant, IReadOnlyList<Lead> found, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (found.Count == 0)
        {
            return 0;
        }

        var names = (await people.AllAsync(tenant, cancellationToken)).ToDictionary(r => r.Id, r => r.Name, StringComparer.Ordinal);
        foreach (var id in found.Select(l => l.OwnerId).Where(id => !names.ContainsKey(id)).Distinct(StringComparer.Ordinal).ToArray())
        {
            names[id] = (await people.FindAsync(tenant, id, cancellationToken))?.Name ?? id;
        }

        foreach (var manager in await authority.ManagersAsync(tenant, cancellationToken))
        {
            var day = DateOnly.FromDateTime(manager.LocalTime(now)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await outbox.TellAsync(manager, $"orphans:{day}:{manager.Id}", Report(manager, found, names), cancellationToken);
        }

        return found.Count;
    }

    /// <summary>A lead whose owner has left becomes a manager's, who decides whose it will be.</summary>
    private async Task<bool> HelpAsync(Lead lead, ImmutableArray<Rep> managers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var owner = await people.FindAsync(lead.Tenant, lead.OwnerId, cancellationToken) is { Active: true } active ? active : managers.FirstOrDefault();
        if (owner is null)
        {
            return false;
        }

        if (owner.Id != lead.OwnerId)
        {
            await leads.SaveAsync(lead with { OwnerId = owner.Id }, cancellationToken);
            await history.AddAsync(
                new FieldChange { Tenant = lead.Tenant, LeadId = lead.Id, Field = FieldChanges.Owner, Was = lead.OwnerId, Became = owner.Id, RepId = owner.Id, At = now }, cancellationToken);
        }

        // What is open still belongs to somebody who has left and sees it no more; the plan goes on in other hands.
        foreach (var task in await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken))
        {
            await tasks.SaveAsync(task.Drop(now, "left")!, cancellationToken);
        }

        return await plan.EnsureNextAsync(lead with { OwnerId = owner.Id }, owner, now, cancellationToken) is not null;
    }

    private static Reply Report(Rep manager, IReadOnlyList<Lead> found, Dictionary<string, string> names)
    {
        var words = Words.In(manager.Language);
        var reply = new Reply(
        [
            new Paragraph(words.Say("cadences.orphans.found", ("count", found.Count))),
            new Items([.. found.Take(MostNamed).Select(l => new Item(l.Said, words.Say("cadences.orphans.owner", ("owner", names.GetValueOrDefault(l.OwnerId, l.OwnerId)))))]),
        ]);
        return found.Count > MostNamed ? reply.And(new Note(words.Say("cadences.late.more", ("count", found.Count - MostNamed)))) : reply;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Cadences;

/// <summary>The nightly check that every open lead has a next step: it gives one to those that have none, and reports them to the managers.</summary>
public sealed class OrphanGuard(ILeadStore leads, IRepDirectory people, Authority authority, CadencePlan plan, IOutbox outbox)
{
    private const int Page = 200;
    private const int MostNamed = 10;

    /// <returns>How many leads had nothing planned.</returns>
    public async Task<int> RunAsync(string tenant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var managers = await authority.ManagersAsync(tenant, cancellationToken);
        var found = new List<Lead>();
        while (await leads.OrphansAsync(tenant, Page, cancellationToken) is { IsEmpty: false } page)
        {
            var helped = 0;
            foreach (var lead in page)
            {
                helped += await HelpAsync(lead, managers, now, cancellationToken) ? 1 : 0;
            }

            found.AddRange(page);
            if (page.Length < Page || helped < page.Length)
            {
                break;
            }
        }

        var names = found.Count == 0 ? [] : (await people.AllAsync(tenant, cancellationToken)).ToDictionary(r => r.Id, r => r.Name, StringComparer.Ordinal);
        foreach (var manager in found.Count == 0 ? [] : managers)
        {
            var day = DateOnly.FromDateTime(manager.LocalTime(now)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await outbox.TellAsync(manager, $"orphans:{day}:{manager.Id}", Report(manager, found, names), cancellationToken);
        }

        return found.Count;
    }

    /// <summary>A lead whose owner has left is a manager's to decide on.</summary>
    private async Task<bool> HelpAsync(Lead lead, ImmutableArray<Rep> managers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var owner = await people.FindAsync(lead.Tenant, lead.OwnerId, cancellationToken) is { Active: true } active ? active : managers.FirstOrDefault();
        return owner is not null && await plan.EnsureNextAsync(lead, owner, now, cancellationToken) is not null;
    }

    private static Reply Report(Rep manager, List<Lead> found, Dictionary<string, string> names)
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

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
        var managers = await ManagersAsync(tenant, cancellationToken);
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

        foreach (var manager in found.Count == 0 ? [] : managers)
        {
            var day = DateOnly.FromDateTime(manager.LocalTime(now)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await outbox.TellAsync(manager, $"orphans:{day}:{manager.Id}", Report(manager, found), cancellationToken);
        }

        return found.Count;
    }

    /// <summary>A lead whose owner has left is a manager's to decide on.</summary>
    private async Task<bool> HelpAsync(Lead lead, List<Rep> managers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var owner = await people.FindAsync(lead.Tenant, lead.OwnerId, cancellationToken) is { Active: true } active ? active : managers.FirstOrDefault();
        return owner is not null && await plan.EnsureNextAsync(lead, owner, now, cancellationToken) is not null;
    }

    private async Task<List<Rep>> ManagersAsync(string tenant, CancellationToken cancellationToken)
    {
        var managers = new List<Rep>();
        foreach (var rep in await people.AllAsync(tenant, cancellationToken))
        {
            if (await authority.MayAsync(rep, Permission.ManageTeam, cancellationToken))
            {
                managers.Add(rep);
            }
        }

        return managers;
    }

    private static Reply Report(Rep manager, List<Lead> found)
    {
        var words = Words.In(manager.Language);
        var reply = new Reply(
        [
            new Paragraph(words.Say("cadences.orphans.found", ("count", found.Count))),
            new Items([.. found.Take(MostNamed).Select(l => new Item(l.Said, words.Say("cadences.orphans.owner", ("owner", l.OwnerId))))]),
        ]);
        return found.Count > MostNamed ? reply.And(new Note(words.Say("cadences.late.more", ("count", found.Count - MostNamed)))) : reply;
    }
}

using System.Collections.Immutable;
using SdrBot.Digests;
using SdrBot.Leads;
using SdrBot.People;

namespace SdrBot.Storage;

/// <summary>New inbound leads that nobody has tried to reach and that nobody was told of.</summary>
internal sealed class UntouchedLeads(Session session)
{
    private const int Most = 5000;

    public async Task<ImmutableArray<(Rep Owner, ImmutableArray<Lead> Leads)>> WaitingAsync(DateTimeOffset now, TimeSpan longest)
    {
        var leads = await session.ManyAsync<Lead>(
            $"""
            SELECT {LeadStore.Columns} FROM leads l
            WHERE first_attempt_at IS NULL AND motion = 'inbound' AND created_at > @from AND created_at <= @to AND status NOT IN ('customer', 'disqualified')
              AND NOT EXISTS (SELECT 1 FROM handoffs h WHERE h.lead_id = l.id)
              AND EXISTS (SELECT 1 FROM identities i WHERE i.tenant = l.tenant AND i.rep_id = l.owner_id AND i.conversation IS NOT NULL)
              AND NOT EXISTS (SELECT 1 FROM digests d WHERE d.tenant = l.tenant AND d.audience = 'lead:' || l.id AND d.kind = 'first_attempt')
            ORDER BY created_at LIMIT +@Most
            """,
            new { from = now - SpeedToLead.New, to = now - longest, Most });
        var waiting = ImmutableArray.CreateBuilder<(Rep, ImmutableArray<Lead>)>();
        foreach (var tenant in leads.GroupBy(l => l.Tenant, StringComparer.Ordinal))
        {
            var reps = (await session.ManyAsync<RepRow>($"SELECT {RepStore.Columns} FROM reps WHERE tenant = @Key", new { tenant.Key })).ToDictionary(r => r.Id, r => r.ToRep(), StringComparer.Ordinal);
            foreach (var owned in tenant.GroupBy(l => l.OwnerId, StringComparer.Ordinal).Where(g => reps.ContainsKey(g.Key)))
            {
                var owner = reps[owned.Key];
                waiting.Add((owner, [.. owned.Where(l => WorkingTime.Between(owner, l.CreatedAt, now) >= longest)]));
            }
        }

        return [.. waiting.Where(w => !w.Item2.IsEmpty && Reminders.MayRing(w.Item1, now))];
    }

    /// <summary>Takes the right to tell of each, once in its life.</summary>
    public async Task<ImmutableArray<Lead>> TakeAsync(Rep owner, ImmutableArray<Lead> waiting, DateTimeOffset now)
    {
        var store = new DigestStore(session);
        var taken = ImmutableArray.CreateBuilder<Lead>(waiting.Length);
        foreach (var lead in waiting)
        {
            if (await store.ClaimAsync(lead.Tenant, $"lead:{lead.Id}", DigestKind.FirstAttempt, DateOnly.FromDateTime(owner.LocalTime(lead.CreatedAt)), now, CancellationToken.None))
            {
                taken.Add(lead);
            }
        }

        return taken.ToImmutable();
    }
}

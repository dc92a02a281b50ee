using System.Collections.Immutable;

namespace SdrBot.Handoffs;

/// <summary>Decides to whom a handoff goes, and keeps the ledger of how many each account executive has had.</summary>
public sealed class HandoffRouting(DutyRoster roster, IHandoffShares shares)
{
    /// <summary>Whose turn it is.</summary>
    /// <param name="except">The SDR, and those who had this one before.</param>
    /// <param name="kind">Why somebody is looked for.</param>
    /// <param name="lot">What decides among equals.</param>
    /// <returns>Open to all when nobody is on duty.</returns>
    public async Task<Assignment> NextAsync(string tenant, ImmutableHashSet<string> except, AssignmentKind kind, string? byId, string lot, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var duty = await roster.FindAsync(tenant, except, now, cancellationToken);
        var counts = await shares.AllAsync(tenant, cancellationToken);
        var least = duty.OnDuty.Select(r => counts.GetValueOrDefault(r.Id, int.MaxValue)).DefaultIfEmpty(0).Min();

        // Whoever is new begins where the others are.
        var pool = duty.OnDuty.Select(r => new Share(r.Id, counts.GetValueOrDefault(r.Id, least == int.MaxValue ? 0 : least))).ToImmutableArray();
        foreach (var raised in Rotation.Level(pool, [.. duty.OffDuty.Select(r => new Share(r.Id, counts.GetValueOrDefault(r.Id)))]).Concat(pool.Where(s => !counts.ContainsKey(s.RepId))))
        {
            await shares.SetAsync(tenant, raised.RepId, raised.Count, cancellationToken);
        }

        var next = Rotation.Next(pool, lot);
        return new Assignment(next is null ? AssignmentKind.OpenToAll : kind, next?.RepId, pool, [.. duty.OffDuty.Select(r => r.Id)]) { ById = byId };
    }

    /// <summary>Gives the one his due who has it now, and takes it back from the one who has not.</summary>
    public async Task MovedAsync(Handoff? before, Handoff after, CancellationToken cancellationToken)
    {
        var (from, to) = (before is null ? null : Holder(before), Holder(after));
        if (from == to)
        {
            return;
        }

        var counts = await shares.AllAsync(after.Tenant, cancellationToken);
        if (counts.IsEmpty)
        {
            // With the first handoff everybody begins at nothing, also those who were not named.
            var all = await roster.FindAsync(after.Tenant, [], after.MadeAt, cancellationToken);
            foreach (var ae in all.OnDuty.Concat(all.OffDuty))
            {
                await shares.SetAsync(after.Tenant, ae.Id, 0, cancellationToken);
            }
        }

        if (from is not null)
        {
            await shares.SetAsync(after.Tenant, from, Math.Max(0, counts.GetValueOrDefault(from) - 1), cancellationToken);
        }

        if (to is not null)
        {
            await shares.SetAsync(after.Tenant, to, counts.GetValueOrDefault(to) + 1, cancellationToken);
        }
    }

    /// <summary>In whose ledger it stands: declined, withdrawn and returned ones are given back.</summary>
    private static string? Holder(Handoff handoff) =>
        handoff.State is HandoffState.Offered or HandoffState.Accepted || (handoff.State == HandoffState.Closed && handoff.Outcome != HandoffOutcome.Returned) ? handoff.AeId : null;
}

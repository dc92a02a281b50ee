using SdrBot.Cadences;
using SdrBot.People;
using SdrBot.Tasks;

namespace SdrBot.Leads;

/// <summary>Moves a lead along its life cycle, with what follows for its cadence and tasks, and writes the move down.</summary>
public sealed class StatusMove(ILeadStore leads, ITaskStore tasks, IRepDirectory people, CadencePlan plan)
{
    /// <param name="comesBack">The day on which a recycled lead comes back; null for the usual rest.</param>
    /// <returns>The lead as it stands now; null when the life cycle does not allow the move.</returns>
    public async Task<Lead?> ToAsync(Lead lead, Rep by, string status, string? reason, DateOnly? comesBack, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (lead.MoveTo(status) is not { } moved)
        {
            return null;
        }

        var owner = await people.FindAsync(lead.Tenant, lead.OwnerId, cancellationToken) ?? by;
        var rests = status == LeadStatus.Recycled;
        moved = moved with { RecycleOn = rests ? comesBack ?? RecycleTask.Day(owner, now) : null };
        await leads.SaveAsync(moved, cancellationToken);
        await leads.AddStatusChangeAsync(
            new StatusChange { Tenant = lead.Tenant, LeadId = lead.Id, FromStatus = lead.Status, ToStatus = status, Reason = reason, RepId = by.Id, At = now }, cancellationToken);
        if (rests || !moved.IsOpen)
        {
            await plan.StopAsync(moved, status, now, cancellationToken);
            await DropAsync(moved, status, now, all: true, cancellationToken);
        }
        else if (lead.Status == LeadStatus.Recycled)
        {
            await DropAsync(moved, status, now, all: false, cancellationToken);
        }

        if (rests)
        {
            await tasks.AddAsync(RecycleTask.Of(moved, owner, now), cancellationToken);
        }

        await plan.EnsureNextAsync(moved, owner, now, cancellationToken);
        return moved;
    }

    /// <summary>Another day for a lead that rests already.</summary>
    public async Task<Lead> RestUntilAsync(Lead lead, Rep by, DateOnly day, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var owner = await people.FindAsync(lead.Tenant, lead.OwnerId, cancellationToken) ?? by;
        var resting = lead with { RecycleOn = day };
        await leads.SaveAsync(resting, cancellationToken);
        await DropAsync(resting, LeadStatus.Recycled, now, all: false, cancellationToken);
        await tasks.AddAsync(RecycleTask.Of(resting, owner, now), cancellationToken);
        return resting;
    }

    private async Task DropAsync(Lead lead, string reason, DateTimeOffset now, bool all, CancellationToken cancellationToken)
    {
        foreach (var task in await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken))
        {
            if ((all || task.Kind == TaskKind.Recycle) && task.Drop(now, reason) is { } dropped)
            {
                await tasks.SaveAsync(dropped, cancellationToken);
            }
        }
    }
}

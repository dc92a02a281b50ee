using SdrBot.Cadences;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Tasks;
using SdrBot.Touches;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>What a handoff means for the lead, its cadence and its tasks.</summary>
public sealed class Handover(ILeadStore leads, ITaskStore tasks, IRepDirectory people, StatusMove status, CadencePlan plan, NextStepNames steps)
{
    private const string Reason = "handed_off";

    /// <summary>What was agreed with the prospect stays, whoever has the lead.</summary>
    public static bool IsPromise(TaskItem task) => task.Kind is TaskKind.Callback or TaskKind.Reply or TaskKind.Meeting or TaskKind.FollowUp or TaskKind.Reminder;

    /// <summary>The lead is sales qualified now, and nobody goes on with a cadence.</summary>
    public async Task OfferedAsync(Lead lead, Rep by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await plan.StopAsync(lead, Reason, now, cancellationToken);
        foreach (var task in (await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken)).Where(t => !IsPromise(t)))
        {
            await tasks.SaveAsync(task.Drop(now, Reason)!, cancellationToken);
        }

        await status.ToAsync(lead, by, LeadStatus.Sql, null, null, now, cancellationToken);
    }

    /// <summary>The lead and what was agreed with it go over to the account executive, who gets the next step as a task. A question that the SDR has not answered yet stays the SDR's to answer.</summary>
    public async Task AcceptedAsync(Handoff handoff, Rep ae, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lead = (await leads.FindAsync(handoff.Tenant, handoff.LeadId, cancellationToken))!;
        await leads.SaveAsync(lead with { OwnerId = ae.Id }, cancellationToken);
        var open = await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken);
        foreach (var task in open.Where(t => t.OwnerId != ae.Id && t.Activity != HandoffTasks.Activity))
        {
            await tasks.SaveAsync(task.Drop(now, Reason)!, cancellationToken);
            if (IsPromise(task))
            {
                await tasks.AddAsync(task with { OwnerId = ae.Id, CreatedAt = now, Version = 1 }, cancellationToken);
            }
        }

        if (!open.Any(t => t.Kind == TaskKind.Meeting))
        {
            await AddNextStepAsync(handoff, lead, ae, now, cancellationToken);
        }
    }

    /// <summary>The next step has its time now.</summary>
    public async Task AgreedAsync(Handoff handoff, Rep ae, DateTimeOffset at, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lead = (await leads.FindAsync(handoff.Tenant, handoff.LeadId, cancellationToken))!;
        if ((await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken)).FirstOrDefault(t => t.OwnerId == ae.Id && t.Activity == Channel.Meeting) is { } step)
        {
            await tasks.SaveAsync(step with { DueAt = at, HasTime = true, Reminded = false }, cancellationToken);
        }
        else
        {
            await AddNextStepAsync(handoff, lead, ae, now, cancellationToken, at);
        }
    }

    /// <summary>Moves the lead along with what the account executive reports.</summary>
    public async Task ReportedAsync(Handoff handoff, Rep ae, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lead = (await leads.FindAsync(handoff.Tenant, handoff.LeadId, cancellationToken))!;
        switch (handoff.Outcome)
        {
            case HandoffOutcome.Opportunity:
                await status.ToAsync(lead, ae, LeadStatus.OrderPending, null, null, now, cancellationToken);
                break;
            case HandoffOutcome.Won:
                lead = await status.ToAsync(lead, ae, LeadStatus.OrderPending, null, null, now, cancellationToken) ?? lead;
                await status.ToAsync(lead, ae, LeadStatus.Customer, null, null, now, cancellationToken);
                break;
            case HandoffOutcome.Lost:
                await status.ToAsync(lead, ae, LeadStatus.Disqualified, handoff.OutcomeReason, null, now, cancellationToken);
                break;
            case HandoffOutcome.NoShow:
                await AddNextStepAsync(handoff, lead, ae, now, cancellationToken);
                break;
            case HandoffOutcome.Returned:
                await ReturnAsync(handoff, lead, ae, now, cancellationToken);
                break;
        }
    }

    private async Task ReturnAsync(Handoff handoff, Lead lead, Rep ae, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sdr = await people.FindAsync(handoff.Tenant, handoff.SdrId, cancellationToken) ?? ae;
        lead = lead with { OwnerId = sdr.Id };
        await leads.SaveAsync(lead, cancellationToken);
        foreach (var task in await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken))
        {
            await tasks.SaveAsync(task.Drop(now, HandoffOutcome.Returned)!, cancellationToken);
        }

        lead = await status.ToAsync(lead, ae, LeadStatus.Sql, null, null, now, cancellationToken) ?? lead;
        await status.ToAsync(lead, ae, LeadStatus.Mql, handoff.OutcomeReason, null, now, cancellationToken);
    }

    private async Task AddNextStepAsync(Handoff handoff, Lead lead, Rep ae, DateTimeOffset now, CancellationToken cancellationToken, DateTimeOffset? at = null)
    {
        var day = ae.Hours.WorkdayOnOrAfter(DateOnly.FromDateTime(ae.LocalTime(now)));
        await tasks.AddAsync(
            new TaskItem
            {
                Tenant = lead.Tenant,
                OwnerId = ae.Id,
                LeadId = lead.Id,
                Kind = TaskKind.FollowUp,
                Activity = Channel.Meeting,
                Title = (await steps.SaidAsync(lead.Tenant, handoff.NextStep, Words.In(ae.Language), cancellationToken)).Plain,
                DueAt = at ?? ae.Instant(day.ToDateTime(ae.Hours.From)),
                HasTime = at is not null,
                Priority = 1,
                CreatedAt = now,
            },
            cancellationToken);
    }
}

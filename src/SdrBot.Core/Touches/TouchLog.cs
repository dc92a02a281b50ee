using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Tasks;

namespace SdrBot.Touches;

/// <summary>Writes a touch down with all that follows from it: the task it completes, the plan that moves on, the promise that becomes a task.</summary>
public sealed class TouchLog(ITouchStore touches, ILeadStore leads, ITaskStore tasks, IRepDirectory people, CadencePlan plan, Escalation escalation)
{
    public async Task<LoggedTouch> LogAsync(Turn turn, Lead lead, TouchDraft draft, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var owner = await people.FindAsync(lead.Tenant, lead.OwnerId, cancellationToken) ?? turn.Rep;
        var disposition = Disposition.Of(draft.Outcome);
        var touch = new Touch
        {
            Tenant = lead.Tenant,
            LeadId = lead.Id,
            RepId = turn.Rep.Id,
            Channel = draft.Channel,
            IsInbound = draft.IsInbound,
            Outcome = draft.Outcome,
            IsConversation = disposition.IsConversation,
            Minutes = draft.Minutes,
            Note = draft.Note,
            FollowUpAt = draft.FollowUpAt,
            FollowUpChannel = draft.FollowUpChannel,
            At = at,
            Day = DateOnly.FromDateTime(turn.Rep.LocalTime(at)),
            TurnId = turn.Id,
        };
        var change = await plan.TouchedAsync(lead, owner, touch, cancellationToken);
        touch = await touches.AddAsync(touch with { TaskId = change.Completed.FirstOrDefault()?.Id }, cancellationToken);
        lead = lead.Touched(at, isAttempt: !draft.IsInbound);
        await leads.SaveAsync(lead, cancellationToken);
        var promised = FollowUps.From(touch, draft, lead, owner, at) is { } followUp ? await tasks.AddAsync(followUp, cancellationToken) : null;
        if (draft.Outcome == "escalate")
        {
            await escalation.TellManagersAsync(turn, lead, touch, cancellationToken);
        }

        var decision = await plan.EnsureNextAsync(lead, owner, at, cancellationToken);
        return new LoggedTouch(touch, lead, change, promised, change.Next ?? decision);
    }
}

/// <summary>A touch with what it did.</summary>
/// <param name="Promised">The task made from the promised follow-up.</param>
/// <param name="Next">The plan's next task, when a new one was made.</param>
public sealed record LoggedTouch(Touch Touch, Lead Lead, PlanChange Change, TaskItem? Promised, TaskItem? Next);

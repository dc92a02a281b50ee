using System.Collections.Immutable;
using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Tasks;

namespace SdrBot.Touches;

/// <summary>Writes a touch down with all that follows from it: the task it completes, the plan that moves on, the promise that becomes a task.</summary>
public sealed class TouchLog(ITouchStore touches, ILeadStore leads, ITaskStore tasks, IRepDirectory people, CadencePlan plan, Escalation escalation, IEnumerable<IAfterTouch> followers)
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
            Seconds = draft.Seconds,
            Note = draft.Note,
            Detail = draft.Detail,
            FollowUpAt = draft.FollowUpAt,
            FollowUpChannel = draft.FollowUpChannel,
            At = at,
            Day = DateOnly.FromDateTime(turn.Rep.LocalTime(at)),
            TurnId = turn.Id,
        };
        var change = await plan.TouchedAsync(lead, owner, touch, cancellationToken);
        touch = await touches.AddAsync(touch with { TaskId = change.Completed.FirstOrDefault()?.Id }, cancellationToken);
        lead = lead.Touched(at, isAttempt: !draft.IsInbound);
        await leads.SaveTouchedAsync(lead, cancellationToken);
        var promised = FollowUps.From(touch, draft, lead, owner, turn.Rep, at) is { } followUp ? await PromiseAsync(followUp, change.Open, cancellationToken) : null;
        if (draft.Outcome == "escalate")
        {
            await escalation.TellManagersAsync(turn, lead, touch, cancellationToken);
        }

        // A promise is a next task already.
        var next = promised is not null ? null
            : await plan.EnsureNextAsync(lead, owner, at, cancellationToken) ?? (await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken)).FirstOrDefault();
        var logged = new LoggedTouch(touch, lead, change, promised, next);
        foreach (var follower in followers)
        {
            logged = await follower.AfterAsync(turn, logged, cancellationToken) is { } also ? logged with { Also = logged.Also.Add(also) } : logged;
        }

        return logged;
    }

    /// <summary>The same promise again is the same task, and whoever has promised something need not decide any more.</summary>
    private async Task<TaskItem> PromiseAsync(TaskItem promise, ImmutableArray<TaskItem> open, CancellationToken cancellationToken)
    {
        foreach (var decision in open.Where(t => t.Kind == TaskKind.Decide))
        {
            await tasks.SaveAsync(decision.Drop(promise.CreatedAt, "planned")!, cancellationToken);
        }

        return open.FirstOrDefault(t => t.Kind == promise.Kind && t.Activity == promise.Activity && (t.DueAt == promise.DueAt || t.Kind == TaskKind.Reply))
            ?? await tasks.AddAsync(promise, cancellationToken);
    }
}

/// <summary>A touch with what it did.</summary>
/// <param name="Promised">The task made from the promised follow-up.</param>
/// <param name="Next">What comes next for the lead where nothing was promised.</param>
public sealed record LoggedTouch(Touch Touch, Lead Lead, PlanChange Change, TaskItem? Promised, TaskItem? Next)
{
    /// <summary>What other features add.</summary>
    public ImmutableArray<AlsoSaid> Also { get; init; } = [];
}

using System.Collections.Immutable;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Tasks;
using SdrBot.Touches;

namespace SdrBot.Cadences;

/// <summary>Keeps every open lead on a plan: begins a cadence, moves it on when something was done, stops it when the lead answers.</summary>
public sealed class CadencePlan(ICadenceStore cadences, ITaskStore tasks)
{
    /// <summary>Begins the cadence that fits the lead best, with its first task.</summary>
    /// <returns>Null when no cadence fits; the lead then gets a task to decide what comes next.</returns>
    public async Task<Cadence?> EnrolAsync(Lead lead, Rep owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var best = (await cadences.AllAsync(lead.Tenant, cancellationToken)).Where(c => c.Fit(lead.Motion, lead.Source) > 0).MaxBy(c => c.Fit(lead.Motion, lead.Source));
        if (best is null)
        {
            await EnsureNextAsync(lead, owner, now, cancellationToken);
            return null;
        }

        await EnrolAsync(lead, owner, best, now, cancellationToken);
        return best;
    }

    /// <summary>Begins a cadence, stopping the one that the lead is in.</summary>
    public async Task EnrolAsync(Lead lead, Rep owner, Cadence cadence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await StopAsync(lead, "changed", now, cancellationToken);
        var enrolment = await cadences.AddAsync(
            new Enrolment
            {
                Tenant = lead.Tenant,
                LeadId = lead.Id,
                CadenceId = cadence.Id,
                CadenceVersion = cadence.Version,
                StartedOn = DateOnly.FromDateTime(owner.LocalTime(now)),
            },
            cancellationToken);
        await AddNextStepAsync(lead, owner, enrolment, cadence, await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken), now, cancellationToken);
    }

    /// <summary>Moves the plan on after a touch: what it completed, what comes next, and whether the cadence is over.</summary>
    public async Task<PlanChange> TouchedAsync(Lead lead, Rep owner, Touch touch, CancellationToken cancellationToken)
    {
        var disposition = Disposition.Of(touch.Outcome);
        var open = await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken);
        var completed = TaskMatch.CompletedBy(touch, open, EndOfDay(owner, touch.At));
        foreach (var task in completed)
        {
            await tasks.SaveAsync(task.Complete(touch.At, touch.Outcome)!, cancellationToken);
        }

        open = [.. open.Except(completed)];
        if (await cadences.ActiveAsync(lead.Tenant, lead.Id, cancellationToken) is not { } enrolment
            || await cadences.FindAsync(lead.Tenant, enrolment.CadenceId, enrolment.CadenceVersion, cancellationToken) is not { } cadence)
        {
            return new(completed, null, null, open);
        }

        enrolment = enrolment.Close(StepMatch.ClosedBy(touch, cadence, enrolment, completed));
        if (disposition.StopsCadence)
        {
            await StopAsync(enrolment, open, touch.Outcome, touch.At, cancellationToken);
            return new(completed, null, touch.Outcome, [.. open.Where(t => t.EnrolmentId != enrolment.Id)]);
        }

        ImmutableArray<TaskItem> ahead = [.. open.Where(t => t.EnrolmentId == enrolment.Id && enrolment.Closed.Contains(t.StepNumber ?? 0))];
        completed = completed.AddRange(await CloseAheadAsync(ahead, touch, cancellationToken));
        open = [.. open.Except(ahead)];
        var next = await AddNextStepAsync(lead, owner, enrolment, cadence, open, touch.At, cancellationToken);
        return new(completed, next, null, next is null ? open : open.Add(next));
    }

    /// <summary>Moves the plan on after a task was closed without a touch: done, skipped or dropped by its rep.</summary>
    public async Task<TaskItem?> ClosedAsync(Lead lead, Rep owner, TaskItem task, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (task.StepNumber is not { } step
            || await cadences.ActiveAsync(lead.Tenant, lead.Id, cancellationToken) is not { } enrolment
            || enrolment.Id != task.EnrolmentId
            || await cadences.FindAsync(lead.Tenant, enrolment.CadenceId, enrolment.CadenceVersion, cancellationToken) is not { } cadence)
        {
            await EnsureNextAsync(lead, owner, now, cancellationToken);
            return null;
        }

        // A call that was never made reached nobody, but there is no reason to leave a voicemail after it either.
        var closed = task.Activity == Channel.Call && cadence.VoicemailAfter(step) is { OnlyIf: Step.NoAnswer } voicemail ? enrolment.Close(step, voicemail.Number) : enrolment.Close(step);
        return await AddNextStepAsync(lead, owner, closed, cadence, await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken), now, cancellationToken);
    }

    /// <summary>Goes on with another activity, or another person, instead of a step that nobody did; the cadence waits for it.</summary>
    /// <returns>The task in its place.</returns>
    public async Task<TaskItem> ConvertAsync(TaskItem late, string activity, Rep owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await tasks.SaveAsync(late.Drop(now, late.OwnerId == owner.Id ? "converted" : "reassigned")!, cancellationToken);
        var today = owner.Hours.WorkdayOnOrAfter(DateOnly.FromDateTime(owner.LocalTime(now)));
        return await tasks.AddAsync(
            late with { OwnerId = owner.Id, Activity = activity, Title = activity == late.Activity ? late.Title : null, DueAt = owner.Instant(today.ToDateTime(owner.Hours.From)), HasTime = false, Snoozes = 0, Reminded = false, CreatedAt = now, Version = 1 },
            cancellationToken);
    }

    /// <summary>Ends the cadence before its end; the lead's owner decides what comes next.</summary>
    public async Task<TaskItem?> FinishAsync(Lead lead, Rep owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await StopAsync(lead, "finished", now, cancellationToken);
        return await EnsureNextAsync(lead, owner, now, cancellationToken);
    }

    /// <summary>Takes the lead out of its cadence: it answered, it was turned away, or something else is planned.</summary>
    public async Task StopAsync(Lead lead, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await cadences.ActiveAsync(lead.Tenant, lead.Id, cancellationToken) is { } enrolment)
        {
            await StopAsync(enrolment, await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken), reason, now, cancellationToken);
        }
    }

    /// <summary>No open lead without a next task, or a handoff: where there is none, its cadence goes on, or else its owner is asked to decide on the next working day.</summary>
    /// <returns>The task made; null when somebody has something to do already.</returns>
    public async Task<TaskItem?> EnsureNextAsync(Lead lead, Rep owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!lead.IsOpen || !(await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken)).IsEmpty || await cadences.IsHandedOffAsync(lead.Tenant, lead.Id, cancellationToken))
        {
            return null;
        }

        if (await cadences.ActiveAsync(lead.Tenant, lead.Id, cancellationToken) is { } enrolment
            && await cadences.FindAsync(lead.Tenant, enrolment.CadenceId, enrolment.CadenceVersion, cancellationToken) is { } cadence
            && cadence.Next(enrolment.Closed) is not null)
        {
            return await AddNextStepAsync(lead, owner, enrolment, cadence, [], now, cancellationToken);
        }

        var day = owner.Hours.WorkdayAfter(DateOnly.FromDateTime(owner.LocalTime(now)));
        return await tasks.AddAsync(
            new TaskItem
            {
                Tenant = lead.Tenant,
                OwnerId = owner.Id,
                LeadId = lead.Id,
                Kind = TaskKind.Decide,
                Activity = "decide",
                DueAt = owner.Instant(day.ToDateTime(owner.Hours.From)),
                Priority = lead.Priority,
                CreatedAt = now,
            },
            cancellationToken);
    }

    /// <param name="open">The open tasks of the lead, as they are by now.</param>
    private async Task<TaskItem?> AddNextStepAsync(
        Lead lead, Rep owner, Enrolment enrolment, Cadence cadence, ImmutableArray<TaskItem> open, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (open.Any(t => t.EnrolmentId == enrolment.Id))
        {
            await cadences.SaveAsync(enrolment, cancellationToken);
            return null;
        }

        if (cadence.Next(enrolment.Closed) is not { } step)
        {
            await cadences.SaveAsync(enrolment.Finish(), cancellationToken);
            return await EnsureNextAsync(lead, owner, now, cancellationToken);
        }

        await cadences.SaveAsync(enrolment, cancellationToken);
        return await tasks.AddAsync(
            new TaskItem
            {
                Tenant = lead.Tenant,
                OwnerId = owner.Id,
                LeadId = lead.Id,
                Kind = TaskKind.Step,
                Activity = step.Activity,
                Title = step.Title.In(owner.Language),
                EnrolmentId = enrolment.Id,
                StepNumber = step.Number,
                DueAt = StepDates.Due(step, cadence.Steps.TakeWhile(s => s != step).LastOrDefault(), enrolment.StartedOn, owner, now),
                Priority = lead.Priority,
                CreatedAt = now,
            },
            cancellationToken);
    }

    private async Task StopAsync(Enrolment enrolment, IEnumerable<TaskItem> open, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var task in open.Where(t => t.EnrolmentId == enrolment.Id))
        {
            await tasks.SaveAsync(task.Drop(now, reason)!, cancellationToken);
        }

        await cadences.SaveAsync(enrolment.Stop(reason), cancellationToken);
    }

    /// <summary>The task of a step that was done ahead of its day is done too; that of a step not needed any more is dropped.</summary>
    private async Task<ImmutableArray<TaskItem>> CloseAheadAsync(ImmutableArray<TaskItem> ahead, Touch touch, CancellationToken cancellationToken)
    {
        var done = ImmutableArray.CreateBuilder<TaskItem>();
        foreach (var task in ahead)
        {
            var isDone = TaskMatch.IsFor(task.Activity, touch);
            await tasks.SaveAsync((isDone ? task.Complete(touch.At, touch.Outcome) : task.Drop(touch.At, "not_needed"))!, cancellationToken);
            if (isDone)
            {
                done.Add(task);
            }
        }

        return done.ToImmutable();
    }

    private static DateTimeOffset EndOfDay(Rep owner, DateTimeOffset at) =>
        LocalClock.StartOf(owner.TimeZone, DateOnly.FromDateTime(owner.LocalTime(at)).AddDays(1));
}

/// <summary>What a touch did to the plan.</summary>
/// <param name="Next">The next step's task, when a new one was made.</param>
/// <param name="Stopped">Why the cadence is over; null while it goes on.</param>
/// <param name="Open">The lead's tasks that are open after it.</param>
public sealed record PlanChange(ImmutableArray<TaskItem> Completed, TaskItem? Next, string? Stopped, ImmutableArray<TaskItem> Open);

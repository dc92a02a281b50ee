using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Tasks;

namespace SdrBot.Cadences;

/// <summary>Acts on steps that were left undone, by the policy of each, so that no lead stands still; it tells the rep, who can take it back.</summary>
public sealed class LateSteps(ITaskStore tasks, ILeadStore leads, ICadenceStore cadences, IRepDirectory people, CadencePlan plan, IOutbox outbox, IUnasked unasked)
{
    private const int Page = 200;

    /// <param name="after">The last step that was looked at before; null to begin.</param>
    /// <param name="limit">The most steps to act on at once.</param>
    public async Task<LateRound> RunAsync(DateTimeOffset now, TaskItem? after, int limit, CancellationToken cancellationToken)
    {
        var acts = new List<LateAct>();
        var page = await tasks.LateStepsAsync(now.AddDays(-1), after, Page, cancellationToken);
        var last = page.Length < Page ? null : page[^1];
        foreach (var task in page)
        {
            if (await unasked.TryAsync($"task {task.Id}", () => ActAsync(task, now, cancellationToken)) is { } act)
            {
                acts.Add(act);
            }

            if (acts.Count == limit)
            {
                last = task;
                break;
            }
        }

        foreach (var ofRep in acts.GroupBy(a => (a.Owner.Tenant, a.Owner.Id)))
        {
            var first = ofRep.First();
            await outbox.TellAsync(first.Owner, $"late:{first.Task.Id}:{first.Task.Version}", LateReplies.Told([.. ofRep]), cancellationToken);
        }

        return new(acts.Count, last);
    }

    /// <returns>Null when the step's time has not come, or when something else changed it.</returns>
    private async Task<LateAct?> ActAsync(TaskItem task, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await leads.FindAsync(task.Tenant, task.LeadId ?? 0, cancellationToken) is not { } lead
            || await people.FindAsync(task.Tenant, task.OwnerId, cancellationToken) is not { } owner
            || await StepAsync(task, lead, cancellationToken) is not { } step)
        {
            return null;
        }

        var cover = owner.CoverId is null ? null : await people.FindAsync(task.Tenant, owner.CoverId, cancellationToken);
        var decision = LateDecision.Of(task, step, owner, cover, now);
        if (decision is null)
        {
            return null;
        }

        var id = $"{IUndo.Unasked}late:{task.Id}:{task.Version}";
        var next = await unasked.DoAsync(owner, id, "late_step", now, () => DoAsync(decision, task, lead, owner, cover, now, cancellationToken));
        return new(task, lead, owner, decision, cover, next, id);
    }

    private async Task<Step?> StepAsync(TaskItem task, Lead lead, CancellationToken cancellationToken) =>
        await cadences.ActiveAsync(task.Tenant, lead.Id, cancellationToken) is { } enrolment && enrolment.Id == task.EnrolmentId
        && await cadences.FindAsync(task.Tenant, enrolment.CadenceId, enrolment.CadenceVersion, cancellationToken) is { } cadence
            ? cadence.Steps.FirstOrDefault(s => s.Number == task.StepNumber)
            : new Step(0, 0, task.Activity, ImmutableDictionary<string, string>.Empty);

    private async Task<TaskItem?> DoAsync(string decision, TaskItem task, Lead lead, Rep owner, Rep? cover, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (decision)
        {
            case LatePolicy.Finish:
                await tasks.SaveAsync(task.Skip(now, "late")!, cancellationToken);
                return await plan.FinishAsync(lead, await OwnerOfAsync(lead, owner, cancellationToken), now, cancellationToken);
            case LatePolicy.Convert:
                var step = (await StepAsync(task, lead, cancellationToken))!;
                return await plan.ConvertAsync(task, step.WhenLate.To!, owner, now, cancellationToken);
            case LatePolicy.Reassign:
                return await plan.ConvertAsync(task, task.Activity, cover!, now, cancellationToken);
            default:
                await tasks.SaveAsync(task.Skip(now, "late")!, cancellationToken);
                return await plan.ClosedAsync(lead, await OwnerOfAsync(lead, owner, cancellationToken), task, now, cancellationToken);
        }
    }

    /// <summary>After a reassigned step the next one is the owner's again.</summary>
    private async Task<Rep> OwnerOfAsync(Lead lead, Rep otherwise, CancellationToken cancellationToken) =>
        lead.OwnerId == otherwise.Id ? otherwise : await people.FindAsync(lead.Tenant, lead.OwnerId, cancellationToken) ?? otherwise;
}

/// <summary>One look at late steps.</summary>
/// <param name="Acted">How many were acted on.</param>
/// <param name="Last">The last that was looked at, after which the next look goes on; null when there are no more.</param>
public sealed record LateRound(int Acted, TaskItem? Last);

/// <summary>One thing that was decided for somebody.</summary>
/// <param name="What">One of the ends of <see cref="LatePolicy"/>.</param>
/// <param name="Next">The task that came of it.</param>
/// <param name="UndoId">Under what it is taken back.</param>
public sealed record LateAct(TaskItem Task, Lead Lead, Rep Owner, string What, Rep? Cover, TaskItem? Next, string UndoId);

using SdrBot.Tasks;

namespace SdrBot.Handoffs;

/// <summary>What a handoff asks of its SDR, as a task among the others: an answer that is missing, a question.</summary>
public sealed class HandoffTasks(ITaskStore tasks)
{
    /// <summary>By this such a task is known.</summary>
    public const string Activity = "handoff";

    public Task AddAsync(Handoff handoff, string title, DateTimeOffset now, CancellationToken cancellationToken) => tasks.AddAsync(
        new TaskItem
        {
            Tenant = handoff.Tenant,
            OwnerId = handoff.SdrId,
            LeadId = handoff.LeadId,
            Kind = TaskKind.FollowUp,
            Activity = Activity,
            Title = title,
            DueAt = now,
            Priority = 1,
            CreatedAt = now,
        },
        cancellationToken);

    /// <summary>It was answered, resubmitted or taken back.</summary>
    public async Task CloseAsync(Handoff handoff, bool isDone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var task in (await tasks.OpenOfLeadAsync(handoff.Tenant, handoff.LeadId, cancellationToken)).Where(t => t.Activity == Activity))
        {
            await tasks.SaveAsync((isDone ? task.Complete(now, "answered") : task.Drop(now, "handoff"))!, cancellationToken);
        }
    }
}

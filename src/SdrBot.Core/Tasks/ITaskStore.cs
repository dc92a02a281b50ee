using System.Collections.Immutable;
using SdrBot.Leads;

namespace SdrBot.Tasks;

/// <summary>Where tasks are kept.</summary>
public interface ITaskStore
{
    /// <summary>Gives the task its id and the owner's next number.</summary>
    Task<TaskItem> AddAsync(TaskItem task, CancellationToken cancellationToken);

    Task SaveAsync(TaskItem task, CancellationToken cancellationToken);

    Task<TaskItem?> FindAsync(string tenant, string ownerId, int number, CancellationToken cancellationToken);

    Task<TaskItem?> FindByIdAsync(string tenant, long id, CancellationToken cancellationToken);

    /// <summary>The rep's open tasks due before the instant, the earliest first.</summary>
    Task<ImmutableArray<TaskItem>> OpenAsync(string tenant, string ownerId, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>The same tasks in the same order with their leads: for the few that are shown, since leads are wide.</summary>
    Task<ImmutableArray<DueTask>> WithLeadsAsync(ImmutableArray<TaskItem> tasks, CancellationToken cancellationToken);

    /// <summary>The rep's open tasks due before the instant, with their leads.</summary>
    Task<ImmutableArray<DueTask>> DueAsync(string tenant, string ownerId, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>The lead's open tasks, the next one first.</summary>
    Task<ImmutableArray<TaskItem>> OpenOfLeadAsync(string tenant, long leadId, CancellationToken cancellationToken);

    /// <summary>The rep's tasks closed in a stretch of time, with their leads, the newest first.</summary>
    Task<ImmutableArray<DueTask>> ClosedAsync(string tenant, string ownerId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Open tasks of all reps that have an hour, are due, and were not announced yet.</summary>
    Task<ImmutableArray<TaskItem>> ToRemindAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Open cadence steps of all reps that were due before the instant, the earliest first.</summary>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    Task<ImmutableArray<TaskItem>> LateStepsAsync(DateTimeOffset before, TaskItem? after, int limit, CancellationToken cancellationToken);
}

/// <summary>A task with the lead it is about.</summary>
public sealed record DueTask(TaskItem Task, Lead? Lead);

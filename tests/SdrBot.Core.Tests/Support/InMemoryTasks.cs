using System.Collections.Immutable;
using SdrBot.Tasks;

namespace SdrBot.Support;

/// <summary>Tasks that last as long as the test.</summary>
public sealed class InMemoryTasks(InMemoryLeads? leads = null) : ITaskStore
{
    private readonly Dictionary<long, TaskItem> _all = [];

    public IEnumerable<TaskItem> All => _all.Values;

    public IEnumerable<TaskItem> Open => All.Where(t => t.IsOpen);

    public Task<TaskItem> AddAsync(TaskItem task, CancellationToken cancellationToken)
    {
        var added = task with { Id = _all.Count + 1, Number = All.Count(t => t.Tenant == task.Tenant && t.OwnerId == task.OwnerId) + 1 };
        _all.Add(added.Id, added);
        return Task.FromResult(added);
    }

    public Task SaveAsync(TaskItem task, CancellationToken cancellationToken)
    {
        _all[task.Id] = task with { Version = _all[task.Id].Version + 1 };
        return Task.CompletedTask;
    }

    public Task<TaskItem?> FindAsync(string tenant, string ownerId, int number, CancellationToken cancellationToken) =>
        Task.FromResult(All.FirstOrDefault(t => t.Tenant == tenant && t.OwnerId == ownerId && t.Number == number));

    public Task<TaskItem?> FindByIdAsync(string tenant, long id, CancellationToken cancellationToken) =>
        Task.FromResult(_all.GetValueOrDefault(id) is { } task && task.Tenant == tenant ? task : null);

    public Task<ImmutableArray<TaskItem>> OpenAsync(string tenant, string ownerId, DateTimeOffset before, CancellationToken cancellationToken) =>
        Many(Open.Where(t => t.Tenant == tenant && t.OwnerId == ownerId && t.DueAt < before));

    public Task<ImmutableArray<DueTask>> WithLeadsAsync(ImmutableArray<TaskItem> tasks, CancellationToken cancellationToken) =>
        Task.FromResult(tasks.Select(t => new DueTask(t, t.LeadId is { } id ? leads?.Find(id) : null)).ToImmutableArray());

    public async Task<ImmutableArray<DueTask>> DueAsync(string tenant, string ownerId, DateTimeOffset before, CancellationToken cancellationToken) =>
        await WithLeadsAsync(await OpenAsync(tenant, ownerId, before, cancellationToken), cancellationToken);

    public Task<ImmutableArray<TaskItem>> OpenOfLeadAsync(string tenant, long leadId, CancellationToken cancellationToken) =>
        Many(Open.Where(t => t.Tenant == tenant && t.LeadId == leadId));

    public Task<ImmutableArray<DueTask>> ClosedAsync(string tenant, string ownerId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        WithLeadsAsync(
            [.. All.Where(t => t.Tenant == tenant && t.OwnerId == ownerId && t.ClosedAt >= from && t.ClosedAt < to).OrderByDescending(t => t.ClosedAt).ThenByDescending(t => t.Id)],
            cancellationToken);

    public Task<ImmutableArray<TaskItem>> ToRemindAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        Many(Open.Where(t => t.HasTime && !t.Reminded && t.DueAt <= now), limit);

    public Task<ImmutableArray<TaskItem>> LateStepsAsync(DateTimeOffset before, TaskItem? after, int limit, CancellationToken cancellationToken) =>
        Many(Open.Where(t => t.Kind == TaskKind.Step && t.DueAt < before && (after is null || (t.DueAt, t.Id).CompareTo((after.DueAt, after.Id)) > 0)), limit);

    private static Task<ImmutableArray<TaskItem>> Many(IEnumerable<TaskItem> tasks, int limit = int.MaxValue) =>
        Task.FromResult(tasks.OrderBy(t => t.DueAt).ThenBy(t => t.Id).Take(limit).ToImmutableArray());
}

using System.Collections.Immutable;
using SdrBot.Leads;
using SdrBot.Tasks;

namespace SdrBot.Storage;

internal sealed class TaskStore(Session session) : ITaskStore
{
    private const string Columns =
        "id, tenant, owner_id, number, lead_id, kind, activity, title, link, enrolment_id, step_number, due_at, has_time, priority, state, outcome, closed_at, snoozes, reminded, created_at, version";

    public async Task<TaskItem> AddAsync(TaskItem task, CancellationToken cancellationToken)
    {
        var number = await session.ScalarAsync<int>(
            "UPDATE reps SET next_task = next_task + 1 WHERE tenant = @Tenant AND id = @OwnerId RETURNING next_task - 1", new { task.Tenant, task.OwnerId });
        var numbered = task with { Number = number };
        var id = await session.ScalarAsync<long>(
            """
            INSERT INTO tasks (tenant, owner_id, number, lead_id, kind, activity, title, link, enrolment_id, step_number, due_at, has_time, priority,
                               state, outcome, closed_at, snoozes, reminded, created_at, version)
            VALUES (@Tenant, @OwnerId, @Number, @LeadId, @Kind, @Activity, @Title, @Link, @EnrolmentId, @StepNumber, @DueAt, @HasTime, @Priority,
                    @state, @Outcome, @ClosedAt, @Snoozes, @Reminded, @CreatedAt, @Version)
            RETURNING id
            """,
            Values(numbered));
        session.Journal?.Created("tasks", id);
        session.Worked.Add((task.Tenant, task.OwnerId));
        return numbered with { Id = id };
    }

    public async Task SaveAsync(TaskItem task, CancellationToken cancellationToken)
    {
        if (session.Journal is { } journal)
        {
            await journal.BeforeAsync("tasks", task.Id);
        }

        var version = await session.ScalarAsync<long>(
            """
            UPDATE tasks SET owner_id = @OwnerId, number = @Number, kind = @Kind, activity = @Activity, title = @Title, due_at = @DueAt,
              has_time = @HasTime, priority = @Priority, state = @state, outcome = @Outcome, closed_at = @ClosedAt,
              closed_by = CASE WHEN @ClosedAt IS NOT NULL THEN coalesce(closed_by, @actor) END, snoozes = @Snoozes, reminded = @Reminded, version = version + 1
            WHERE id = @Id RETURNING version
            """,
            Values(task, session.ActorId));
        session.Journal?.Changed("tasks", task.Id, version);
        session.Worked.Add((task.Tenant, task.OwnerId));
    }

    public Task<TaskItem?> FindAsync(string tenant, string ownerId, int number, CancellationToken cancellationToken) =>
        session.OneAsync<TaskItem>($"SELECT {Columns} FROM tasks WHERE tenant = @tenant AND owner_id = @ownerId AND number = @number", new { tenant, ownerId, number });

    public Task<TaskItem?> FindByIdAsync(string tenant, long id, CancellationToken cancellationToken) =>
        session.OneAsync<TaskItem>($"SELECT {Columns} FROM tasks WHERE id = @id AND tenant = @tenant", new { tenant, id });

    public Task<ImmutableArray<TaskItem>> OpenAsync(string tenant, string ownerId, DateTimeOffset before, CancellationToken cancellationToken) =>
        session.ManyAsync<TaskItem>($"SELECT {Columns} FROM tasks WHERE tenant = @tenant AND owner_id = @ownerId AND state = 'open' AND due_at < @before ORDER BY due_at, id", new { tenant, ownerId, before });

    public async Task<ImmutableArray<DueTask>> DueAsync(string tenant, string ownerId, DateTimeOffset before, CancellationToken cancellationToken) =>
        await WithLeadsAsync(await OpenAsync(tenant, ownerId, before, cancellationToken), cancellationToken);

    public Task<ImmutableArray<TaskItem>> OpenOfLeadAsync(string tenant, long leadId, CancellationToken cancellationToken) =>
        session.ManyAsync<TaskItem>($"SELECT {Columns} FROM tasks WHERE lead_id = @leadId AND tenant = @tenant AND state = 'open' ORDER BY due_at, id", new { tenant, leadId });

    public async Task<ImmutableArray<DueTask>> ClosedAsync(string tenant, string ownerId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        await WithLeadsAsync(
            await session.ManyAsync<TaskItem>(
                $"SELECT {Columns} FROM tasks WHERE tenant = @tenant AND owner_id = @ownerId AND closed_at >= @from AND closed_at < @to ORDER BY closed_at DESC, id DESC", new { tenant, ownerId, from, to }),
            cancellationToken);

    public Task<ImmutableArray<TaskItem>> ToRemindAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        session.ManyAsync<TaskItem>(
            $"SELECT {Columns} FROM tasks WHERE state = 'open' AND has_time = 1 AND reminded = 0 AND due_at <= @now ORDER BY due_at LIMIT +@limit", new { now, limit });

    public Task<ImmutableArray<TaskItem>> LateStepsAsync(DateTimeOffset before, TaskItem? after, int limit, CancellationToken cancellationToken) =>
        session.ManyAsync<TaskItem>(
            $"SELECT {Columns} FROM tasks WHERE state = 'open' AND kind = 'step' AND due_at < @before AND (due_at, id) > (@due, @id) ORDER BY due_at, id LIMIT +@limit",
            new { before, due = after?.DueAt ?? DateTimeOffset.UnixEpoch, id = after?.Id ?? 0, limit });

    /// <summary>Two queries by index instead of one join, since several tasks often share a lead and its columns are wide.</summary>
    public async Task<ImmutableArray<DueTask>> WithLeadsAsync(ImmutableArray<TaskItem> tasks, CancellationToken cancellationToken)
    {
        var leads = new Dictionary<long, Lead>();
        foreach (var ids in tasks.Where(t => t.LeadId is not null).Select(t => t.LeadId!.Value).Distinct().Chunk(400))
        {
            foreach (var lead in await session.ManyAsync<Lead>($"SELECT {LeadStore.Columns} FROM leads WHERE id IN @ids", new { ids }))
            {
                leads.Add(lead.Id, lead);
            }
        }

        return [.. tasks.Select(t => new DueTask(t, t.LeadId is { } id ? leads.GetValueOrDefault(id) : null))];
    }

    private static object Values(TaskItem t, string? actor = null) => new
    {
        t.Id,
        t.Tenant,
        t.OwnerId,
        t.Number,
        t.LeadId,
        t.Kind,
        t.Activity,
        t.Title,
        t.Link,
        t.EnrolmentId,
        t.StepNumber,
        t.DueAt,
        t.HasTime,
        t.Priority,
        state = t.State.Key(),
        t.Outcome,
        t.ClosedAt,
        t.Snoozes,
        t.Reminded,
        t.CreatedAt,
        t.Version,
        actor,
    };
}

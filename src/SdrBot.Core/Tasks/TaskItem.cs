namespace SdrBot.Tasks;

/// <summary>A promised next step: one thing that one rep is to do.</summary>
public sealed record TaskItem
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    public required string OwnerId { get; init; }

    /// <summary>The rep's own count, shown as <c>#14</c>; it never changes.</summary>
    public int Number { get; init; }

    public long? LeadId { get; init; }

    /// <summary>One of <see cref="TaskKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>A channel (<c>call</c>, <c>email</c>, …), or <c>scan</c>, <c>research</c>, <c>reminder</c>, <c>decide</c>.</summary>
    public required string Activity { get; init; }

    /// <summary>What to do, in somebody's words; null where kind and activity say it all.</summary>
    public string? Title { get; init; }

    /// <summary>Where on the web one sees what it is about, such as a message in a chat; null for nowhere.</summary>
    public string? Link { get; init; }

    public long? EnrolmentId { get; init; }

    /// <summary>The cadence step it stands for.</summary>
    public int? StepNumber { get; init; }

    public DateTimeOffset DueAt { get; init; }

    /// <summary>True when the hour matters, false when any time of that day will do.</summary>
    public bool HasTime { get; init; }

    /// <summary>1 is the most urgent, 3 the least.</summary>
    public int Priority { get; init; } = 2;

    public TaskState State { get; init; }

    /// <summary>How it ended: a disposition, or why it was skipped.</summary>
    public string? Outcome { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public int Snoozes { get; init; }

    /// <summary>A reminder was sent for its present due time.</summary>
    public bool Reminded { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public int Version { get; init; } = 1;

    public bool IsOpen => State == TaskState.Open;

    /// <summary>Callbacks and replies come before everything: somebody is waiting.</summary>
    public bool SomebodyWaits => Kind is TaskKind.Callback or TaskKind.Reply;

    /// <returns>Null when it was closed before: told twice, done once.</returns>
    public TaskItem? Complete(DateTimeOffset now, string? outcome = null) => Close(TaskState.Done, now, outcome);

    /// <returns>Null when it was closed before.</returns>
    public TaskItem? Skip(DateTimeOffset now, string reason) => Close(TaskState.Skipped, now, reason);

    /// <summary>The plan changed under it, such as a cadence that stopped.</summary>
    /// <returns>Null when it was closed before.</returns>
    public TaskItem? Drop(DateTimeOffset now, string reason) => Close(TaskState.Dropped, now, reason);

    /// <returns>Null when it was closed before: a finished task cannot be put off.</returns>
    public TaskItem? Snooze(DateTimeOffset until, bool hasTime) =>
        IsOpen ? this with { DueAt = until, HasTime = hasTime, Snoozes = Snoozes + 1, Reminded = false } : null;

    private TaskItem? Close(TaskState state, DateTimeOffset now, string? outcome) =>
        IsOpen ? this with { State = state, ClosedAt = now, Outcome = outcome } : null;
}

public enum TaskState
{
    Open,
    Done,
    Skipped,
    Dropped,
}

/// <summary>Why a task exists.</summary>
public static class TaskKind
{
    /// <summary>The prospect asked to be called, or called.</summary>
    public const string Callback = "callback";

    /// <summary>The prospect wrote.</summary>
    public const string Reply = "reply";

    /// <summary>A step of a cadence.</summary>
    public const string Step = "step";

    /// <summary>What the rep promised when logging a touch.</summary>
    public const string FollowUp = "follow_up";

    /// <summary>What the rep asked to be reminded of.</summary>
    public const string Reminder = "reminder";

    /// <summary>A meeting with the prospect.</summary>
    public const string Meeting = "meeting";

    /// <summary>A recycled lead comes back.</summary>
    public const string Recycle = "recycle";

    /// <summary>A lead has no next step: choose one.</summary>
    public const string Decide = "decide";
}

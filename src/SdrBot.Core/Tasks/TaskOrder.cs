using System.Collections.Immutable;
using SdrBot.People;
using SdrBot.Touches;

namespace SdrBot.Tasks;

/// <summary>In which order a day is worked: whoever waits first, then what is overdue, then by priority and time.</summary>
public sealed class TaskOrder(Rep rep, DateTimeOffset now) : IComparer<TaskItem>
{
    private readonly DateTimeOffset _today = LocalClock.StartOf(rep.TimeZone, DateOnly.FromDateTime(rep.LocalTime(now)));

    public int Compare(TaskItem? x, TaskItem? y) => x is null || y is null ? (x is null ? 0 : 1) - (y is null ? 0 : 1) : Key(x).CompareTo(Key(y));

    public bool IsOverdue(TaskItem task) => task.DueAt < _today || (task.HasTime && task.DueAt < now);

    /// <summary>Minutes that the tasks take, by what is usual for each.</summary>
    public static int Minutes(ImmutableArray<TaskItem> tasks) => tasks.Sum(t => Minutes(t.Activity));

    private static int Minutes(string activity) => activity switch
    {
        Channel.Call or Channel.Email => 5,
        Channel.Voicemail or "scan" or "decide" => 2,
        "research" or Channel.Video or Channel.DirectMail => 10,
        Channel.Meeting or Channel.Event => 30,
        _ => 3,
    };

    private (int, int, DateTimeOffset, long) Key(TaskItem task) => (task.SomebodyWaits ? 0 : IsOverdue(task) ? 1 : 2, task.Priority, task.DueAt, task.Id);
}

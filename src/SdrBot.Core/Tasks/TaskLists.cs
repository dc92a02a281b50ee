using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Tasks;

/// <summary>The lists of tasks: today, tomorrow, this week; ten at a time. What was closed in a list stays in its place, struck through.</summary>
public sealed class TaskLists(ITaskStore tasks, IRepDirectory people)
{
    private const int PageSize = 10;

    /// <param name="undo">The turn that changed something just now and can be taken back from here.</param>
    public async Task<Reply> ShowAsync(Turn turn, ListView view, string? undo, CancellationToken cancellationToken)
    {
        var (from, to) = Span(turn, view.Name);
        var owners = await OwnersAsync(turn, cancellationToken);
        var open = ImmutableArray.CreateBuilder<TaskItem>();
        foreach (var owner in owners.Values)
        {
            open.AddRange((await tasks.OpenAsync(turn.Tenant, owner.Id, to, cancellationToken)).Where(t => t.DueAt >= from));
        }

        var order = new TaskOrder(turn.Rep, turn.At);
        var shown = open.ToImmutable().AddRange(await GoneAsync(turn, view, owners, open, cancellationToken)).Sort(order);
        var page = Math.Clamp(view.Page, 0, Math.Max(0, (shown.Length - 1) / PageSize));
        var lines = await tasks.WithLeadsAsync([.. shown.Skip(page * PageSize).Take(PageSize)], cancellationToken);
        return new TaskListReply(turn, view with { Page = page }, order, owners, to).Write(open.ToImmutable(), lines, shown.Length - ((page + 1) * PageSize), undo);
    }

    /// <summary>The person, and whoever is away and left the tasks to this person.</summary>
    private async Task<Dictionary<string, Rep>> OwnersAsync(Turn turn, CancellationToken cancellationToken)
    {
        var owners = new Dictionary<string, Rep>(StringComparer.Ordinal) { [turn.Rep.Id] = turn.Rep };
        foreach (var covered in await people.CoveredByAsync(turn.Tenant, turn.Rep.Id, cancellationToken))
        {
            if (covered.IsAway(DateOnly.FromDateTime(covered.LocalTime(turn.At))))
            {
                owners.TryAdd(covered.Id, covered);
            }
        }

        return owners;
    }

    /// <summary>What this message showed before and is no longer open, or no longer due in its time.</summary>
    private async Task<ImmutableArray<TaskItem>> GoneAsync(
        Turn turn, ListView view, Dictionary<string, Rep> owners, IEnumerable<TaskItem> open, CancellationToken cancellationToken)
    {
        var gone = ImmutableArray.CreateBuilder<TaskItem>();
        foreach (var id in view.Tasks)
        {
            if (!open.Any(t => t.Id == id) && await tasks.FindByIdAsync(turn.Tenant, id, cancellationToken) is { } task && owners.ContainsKey(task.OwnerId))
            {
                gone.Add(task);
            }
        }

        return gone.ToImmutable();
    }

    private static (DateTimeOffset From, DateTimeOffset To) Span(Turn turn, string name)
    {
        DateTimeOffset Start(DateOnly day) => LocalClock.StartOf(turn.Rep.TimeZone, day);
        return name switch
        {
            ListView.Tomorrow => (Start(turn.Today.AddDays(1)), Start(turn.Today.AddDays(2))),
            ListView.Week => (DateTimeOffset.MinValue, Start(turn.Today.AddDays(turn.Today.DayOfWeek == DayOfWeek.Sunday ? 1 : 8 - (int)turn.Today.DayOfWeek))),
            _ => (DateTimeOffset.MinValue, Start(turn.Today.AddDays(1))),
        };
    }
}

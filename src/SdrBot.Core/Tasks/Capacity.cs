using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Tasks;

/// <summary>Whether the work of today fits into what is left of the day, and what could wait where it does not.</summary>
public static class Capacity
{
    /// <summary>Working minutes left today; none on a day off and after work.</summary>
    public static int MinutesLeft(Turn turn)
    {
        var (hours, now) = (turn.Rep.Hours, TimeOnly.FromDateTime(turn.LocalNow));
        var from = now < hours.From ? hours.From : now;
        return hours.Includes(turn.LocalNow.DayOfWeek) && from < hours.To ? (int)(hours.To - from).TotalMinutes : 0;
    }

    /// <summary>The least urgent tasks that have to go until the others fit: never what somebody waits for or what has its hour, and only one's own.</summary>
    /// <param name="open">What is due, in the order in which it is worked.</param>
    public static ImmutableArray<TaskItem> Movable(Turn turn, ImmutableArray<TaskItem> open)
    {
        var left = MinutesLeft(turn);
        var over = TaskOrder.Minutes(open) - left;
        if (left == 0)
        {
            return [];
        }

        var movable = ImmutableArray.CreateBuilder<TaskItem>();
        foreach (var task in open.Reverse().Where(t => !t.SomebodyWaits && !t.HasTime && t.OwnerId == turn.Rep.Id))
        {
            if (over <= 0)
            {
                break;
            }

            movable.Add(task);
            over -= TaskOrder.Minutes([task]);
        }

        return movable.ToImmutable();
    }
}

/// <summary><c>make room</c>: puts off to the next working day what does not fit into this one.</summary>
public sealed class MakeRoom(ITaskStore tasks, TaskLists lists) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var end = People.LocalClock.StartOf(turn.Rep.TimeZone, turn.Today.AddDays(1));
        var open = await tasks.OpenAsync(turn.Tenant, turn.Rep.Id, end, cancellationToken);
        var moved = Capacity.Movable(turn, open.Sort(new TaskOrder(turn.Rep, turn.At)));
        var day = turn.Rep.Hours.WorkdayAfter(turn.Today);
        foreach (var task in moved)
        {
            await tasks.SaveAsync(task.Snooze(turn.Rep.Instant(day.ToDateTime(turn.Rep.Hours.From)), hasTime: false)!, cancellationToken);
        }

        if (moved.IsEmpty)
        {
            return turn.Say("tasks.room.fits");
        }

        var list = await lists.ShowAsync(turn, ListView.Of(ListView.Today), null, cancellationToken);
        return (list.And(new Note(turn.Say("tasks.room.moved", ("count", moved.Length), ("day", day)))) with
        {
            Controls = list.Controls.Add(new Button(turn.Say("tasks.button.undo"), $"undo {turn.Id} @{ListView.Of(ListView.Today)}")),
        }).InPlaceFor(turn);
    }
}

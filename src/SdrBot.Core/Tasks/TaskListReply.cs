using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Tasks;

/// <summary>Writes a page of a list of tasks.</summary>
/// <param name="owners">Whose tasks are in the list; a colleague's are marked.</param>
/// <param name="to">Where the list's time ends.</param>
internal sealed class TaskListReply(Turn turn, ListView view, TaskOrder order, IReadOnlyDictionary<string, Rep> owners, DateTimeOffset to)
{
    private const int MostNamed = 3;

    /// <param name="more">How many tasks come after this page.</param>
    public Reply Write(ImmutableArray<TaskItem> open, ImmutableArray<DueTask> lines, int more, string? undo)
    {
        var heading = new Heading(turn.Say($"tasks.list.{view.Name}", ("day", view.Name == ListView.Tomorrow ? turn.Today.AddDays(1) : turn.Today)));
        var reply = new Reply([heading, new Paragraph(open.IsEmpty ? turn.Say("tasks.list.nothing") : Counts(open))]);
        if (!lines.IsEmpty)
        {
            reply = reply.And(new Items([.. lines.Select(l => IsGone(l.Task) ? Gone(l, undo) : Line(l))]));
        }

        var controls = ImmutableArray.CreateBuilder<Control>();
        if (view.Name == ListView.Today && Capacity.Movable(turn, open.Sort(order)) is { IsEmpty: false } movable)
        {
            reply = reply.And(new Note(Room(movable, lines)));
            controls.Add(new Button(turn.Say("tasks.room.move", ("count", movable.Length)), "make room"));
        }

        if (more > 0)
        {
            controls.Add(new Button(turn.Say("tasks.list.more", ("count", more)), $"tasks @{view with { Page = view.Page + 1 }}"));
        }

        if (view.Page > 0)
        {
            controls.Add(new Button(turn.Say("tasks.list.back"), $"tasks @{view with { Page = view.Page - 1 }}"));
        }

        if (view.Name == ListView.Today && open.Any(t => t.Activity == Touches.Channel.Call))
        {
            controls.Add(new Button(turn.Say("tasks.block.start"), "start call block"));
        }

        return reply.With(controls.ToImmutable());
    }

    private Sentence Counts(ImmutableArray<TaskItem> open)
    {
        var minutes = TaskOrder.Minutes(open);
        return Sentence.Join(
            " · ",
            turn.Say("tasks.list.count", ("count", open.Length)),
            open.Count(t => t.SomebodyWaits) is > 0 and var waiting ? turn.Say("tasks.list.waiting", ("count", waiting)) : Sentence.Empty,
            open.Count(order.IsOverdue) is > 0 and var overdue ? turn.Say("tasks.list.overdue", ("count", overdue)) : Sentence.Empty,
            minutes < 60 ? turn.Say("tasks.list.minutes", ("minutes", minutes)) : turn.Say("tasks.list.hours", ("hours", minutes / 60), ("minutes", minutes % 60)));
    }

    private Sentence Room(ImmutableArray<TaskItem> movable, ImmutableArray<DueTask> lines)
    {
        var left = Capacity.MinutesLeft(turn);
        var named = turn.Words.List(movable.Take(MostNamed).Select(m => TaskWords.What(turn, lines.FirstOrDefault(l => l.Task.Id == m.Id) ?? new DueTask(m, null))));
        var what = movable.Length > MostNamed ? turn.Say("tasks.room.more", ("what", named), ("count", movable.Length - MostNamed)) : named;
        return turn.Say("tasks.room.hint", ("left", SpeedToLead.Said(turn.Words, TimeSpan.FromMinutes(left))), ("count", movable.Length), ("what", what));
    }

    private Item Line(DueTask due) => new(TaskWords.What(turn, due), Detail(due)) { IsTask = true, Controls = TaskWords.Controls(turn, due, view) };

    private Sentence Detail(DueTask due) => Sentence.Join(
        " · ",
        due.Task.OwnerId == turn.Rep.Id ? turn.Say("tasks.line.number", ("number", due.Task.Number)) : turn.Say("tasks.line.covered", ("owner", owners[due.Task.OwnerId].Name)),
        Sentence.Of(due.Lead?.Goal).Clip(80),
        due.Lead is { } lead && SpeedToLead.Waiting(lead, owners[due.Task.OwnerId], turn.At) is { } waiting ? turn.Say("tasks.line.untouched", ("waiting", SpeedToLead.Said(turn.Words, waiting))) : Sentence.Empty,
        due.Task.Activity == Touches.Channel.Call && !CallingHours.Of(due.Lead?.Location).Allow(turn.At) ? turn.Say("tasks.line.outside", ("now", CallingHours.Of(due.Lead?.Location).LocalTime(turn.At))) : Sentence.Empty,
        order.IsOverdue(due.Task) ? turn.Say("tasks.line.overdue", ("when", TaskWords.When(turn, due))) : TaskWords.When(turn, due));

    private bool IsGone(TaskItem task) => !task.IsOpen || (view.Tasks.Contains(task.Id) && task.DueAt >= to);

    private Item Gone(DueTask due, string? undo) => new(TaskWords.What(turn, due), TaskWords.Became(turn, due), Done: true)
    {
        IsTask = true,
        Controls = undo is not null && view.Tasks is [.., var last] && last == due.Task.Id ? [new Button(turn.Say("tasks.button.undo"), $"undo {undo} @{view}")] : [],
    };
}

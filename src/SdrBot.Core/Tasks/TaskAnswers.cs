using SdrBot.Conversations;

namespace SdrBot.Tasks;

/// <summary>Where the answer to a button is shown: in the list or the call block it stood in, instead of its card, or as a message of its own.</summary>
public sealed class TaskAnswers(TaskLists lists, CallBlock block, ITaskStore tasks)
{
    /// <param name="said">What is said where there is no list to change.</param>
    public async Task<Reply> ShowAsync(Turn turn, ListView? view, TaskItem task, Reply said, CancellationToken cancellationToken)
    {
        var undo = new Button(turn.Say("tasks.button.undo"), $"undo {turn.Id}{(view is null ? string.Empty : $" @{view}")}");
        switch (view?.Name)
        {
            case ListView.Today or ListView.Tomorrow or ListView.Week:
                return (await lists.ShowAsync(turn, view.With(task.Id), turn.Id, cancellationToken)).InPlaceFor(turn);
            case ListView.Block:
                var changed = await tasks.FindByIdAsync(turn.Tenant, task.Id, cancellationToken) ?? task;
                var next = view.With(task.Id) with { Page = view.Page + (changed.State == TaskState.Done ? 1 : 0) };
                return (await block.ShowAsync(turn, next, (changed, turn.Id), cancellationToken)).InPlaceFor(turn);
            case ListView.Card:
                return said.With(undo).InPlaceFor(turn);
            default:
                return said.Controls.IsEmpty ? said.With(undo) : said;
        }
    }

    /// <summary>The task was closed before: there is nothing to take back.</summary>
    public async Task<Reply> AlreadyAsync(Turn turn, ListView? view, DueTask found, CancellationToken cancellationToken)
    {
        Reply said = turn.Say("tasks.already", ("what", TaskWords.What(turn, found)));
        return view?.Name switch
        {
            null or ListView.Elsewhere => said,
            ListView.Card => said.InPlaceFor(turn),
            _ => await ShowAsync(turn, view, found.Task, said, cancellationToken),
        };
    }
}

/// <summary><c>undo TURN @today</c>: behind the Undo of a list, which shows the task again where it was.</summary>
public sealed class UndoInList(IUndo undo, ITaskStore tasks, TaskLists lists, CallBlock block, Breather breather, Interpreter interpreter) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var view = ListView.Parse(slots["view"]);
        if (view is null or { Name: ListView.Card or ListView.Elsewhere })
        {
            var plain = interpreter.Exact($"undo {slots["turn"]}");
            return await interpreter.RunAsync(plain!.Value.Command, turn with { PressedIn = view?.Name == ListView.Card ? turn.PressedIn : null }, plain.Value.Slots, cancellationToken);
        }

        await breather.EndAsync(turn, cancellationToken);
        var before = view.Name == ListView.Block ? await BeforeLastAsync(turn, view, cancellationToken) : view;
        var result = (await undo.UndoAsync(turn, slots["turn"], cancellationToken)).Result;
        var list = view.Name == ListView.Block
            ? await block.ShowAsync(turn, result == UndoResult.Undone ? before : view, null, cancellationToken)
            : await lists.ShowAsync(turn, view, null, cancellationToken);
        return (result == UndoResult.Undone ? list : list.And(new Note(turn.Say($"tasks.undo.{(result == UndoResult.TooLate ? "too_late" : "overtaken")}")))).InPlaceFor(turn);
    }

    /// <summary>The call block without its last card, which counts no more if it was a call made.</summary>
    private async Task<ListView> BeforeLastAsync(Turn turn, ListView view, CancellationToken cancellationToken)
    {
        if (view.Tasks is not [.. var earlier, var last])
        {
            return view;
        }

        var wasMade = await tasks.FindByIdAsync(turn.Tenant, last, cancellationToken) is { State: TaskState.Done };
        return view with { Tasks = earlier, Page = Math.Max(0, view.Page - (wasMade ? 1 : 0)) };
    }
}

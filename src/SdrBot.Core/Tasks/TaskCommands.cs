using SdrBot.Conversations;

namespace SdrBot.Tasks;

/// <summary>The phrases that reach this folder. Buttons add <c>@view</c>: the message they stand in (<see cref="ListView"/>).</summary>
public static class TaskCommands
{
    public static CommandMap MapTasks(this CommandMap commands) => commands
        .On<Today>("today_tasks", "today", "tasks", "tasks today", "what is due", "my tasks", "今日")
        .On<TasksTomorrow>("tasks_tomorrow", "tasks tomorrow", "tomorrow")
        .On<TasksThisWeek>("tasks_this_week", "tasks this week", "this week")
        .On<TurnPage>("tasks_page", "tasks @{view}").Unlisted()
        .On<CompleteTask>("complete_task", "done {task}", "done {task} as {outcome}", "done {task} @{view}", "done {task} as {outcome} @{view}").Undoable()
        .On<SkipTask>("skip_task", "skip {task}", "skip {task} because {reason}", "skip {task} because {reason} @{view}").Undoable()
        .On<SnoozeTask>(SnoozeTask.Intent, "snooze {words}", "snooze {task} until {when} @{view}").Undoable()
        .On<MakeRoom>("make_room", "make room").Undoable()
        .On<RemindMe>(RemindMe.Intent, "remind me {words}", "remind me at {when_at} about {about}").Undoable()
        .On<AddTask>("add_task", "task {text}").Undoable()
        .On<StartCallBlock>("start_call_block", "start call block", "call block", "call block @{view}")
        .On<SetBreather>("breather", "breather", "breather {minutes}")
        .On<CallNow>("call_now", "call now", "who can i call", "who can i call now")
        .On<StartDay>("start_day", "start").Unlisted()
        .On<StopCallBlock>("stop_call_block", "stop call block", "stop call block @{view}", "stop").Unlisted()
        .On<UndoInList>("undo_in_list", "undo {turn} @{view}").Unlisted();
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Scripts;
using SdrBot.Touches;
using SdrBot.Wording;

namespace SdrBot.Tasks;

/// <summary>How a task is named, when it is due, and the buttons that stand on it.</summary>
public static class TaskWords
{
    /// <summary>How calls end most often, in the order of how often.</summary>
    private static readonly ImmutableArray<string> CallOutcomes =
        ["no_answer", "left_voicemail", "connected", "callback_requested", "meeting_booked", "not_interested", "busy", "gatekeeper", "wrong_number"];

    /// <summary><c>Call: Jane Doe (Acme)</c>.</summary>
    public static Sentence What(Turn turn, DueTask due)
    {
        var task = due.Task;
        var what = task.Kind is TaskKind.Callback or TaskKind.Reply or TaskKind.Meeting or TaskKind.Recycle or TaskKind.Decide
            ? turn.Words.Name("tasks.kind", task.Kind)
            : task is { Kind: TaskKind.Reminder or TaskKind.FollowUp, Title.Length: > 0 } ? Title(task) : Activity(turn, task.Activity);
        return due.Lead is null ? turn.Say("tasks.line.what", ("what", what)) : turn.Say("tasks.line.what_lead", ("what", what), ("lead", due.Lead.Said));
    }

    /// <summary>The task in somebody's words, and the way to what it is about.</summary>
    public static Sentence Title(TaskItem task)
    {
        var title = Sentence.Of(task.Title).Clip(100);
        return task.Link is { } link ? new([.. title.Runs.Select(r => r with { Link = link })]) : title;
    }

    public static Sentence Activity(Turn turn, string activity) => turn.Words.Name("tasks.activity", activity);

    public static Sentence Outcome(Turn turn, string outcome) => turn.Words.Name("tasks.outcome", outcome);

    /// <summary>The rep's time, and the lead's where the lead's clock shows another.</summary>
    public static Sentence When(Turn turn, DueTask due)
    {
        var local = turn.Rep.LocalTime(due.Task.DueAt);
        if (!due.Task.HasTime)
        {
            return DateOnly.FromDateTime(local) == turn.Today ? turn.Say("tasks.line.today") : turn.Say("tasks.line.day", ("day", DateOnly.FromDateTime(local)));
        }

        var when = DateOnly.FromDateTime(local) == turn.Today ? turn.Say("tasks.line.time", ("when", local)) : turn.Say("tasks.line.moment", ("when", local));
        return due.Lead?.Location is { } place && CallingHours.Of(place) is { Zone: { } id } hours && hours.LocalTime(due.Task.DueAt) is { } theirs && theirs != local
            ? turn.Say("tasks.line.both_zones", ("when", when), ("theirs", theirs), ("city", Zones.City(id)))
            : when;
    }

    /// <summary>What became of a task that is no longer in its list.</summary>
    public static Sentence Became(Turn turn, DueTask due) => due.Task.State switch
    {
        TaskState.Open => turn.Say("tasks.became.moved", ("when", When(turn, due))),
        TaskState.Done => due.Task.Outcome is { } outcome ? turn.Say("tasks.became.done_as", ("outcome", Outcome(turn, outcome))) : turn.Say("tasks.became.done"),
        TaskState.Skipped => turn.Say("tasks.became.skipped", ("reason", turn.Words.Name("tasks.reason", due.Task.Outcome ?? string.Empty))),
        _ => turn.Say("tasks.became.dropped"),
    };

    public static ImmutableArray<Control> Controls(Turn turn, DueTask due, ListView view) =>
    [
        due.Task.Activity == Channel.Call && due.Lead is not null
            ? Outcomes(turn, due.Task, view)
            : new Button(turn.Say("tasks.button.done"), $"done {TaskFinder.Pin}{due.Task.Id} @{view}", ButtonStyle.Primary),
        Snooze(turn, due.Task, view),
        Skip(turn, due.Task, view),
        .. due is { Task.Kind: TaskKind.Step, Lead: { } lead } && ScriptKind.Of(due.Task.Activity) is { } kind ? ImmutableArray.Create<Control>(Script(turn, lead, kind)) : [],
    ];

    /// <summary>What to say, on a card of its own.</summary>
    public static Button Script(Turn turn, Lead lead, string kind) => new(turn.Say("scripts.buttons.script"), $"script {LeadFinder.Pin}{lead.Id} {kind}");

    public static Select Outcomes(Turn turn, TaskItem task, ListView view) =>
        new(turn.Say("tasks.button.outcome"), $"done {TaskFinder.Pin}{task.Id} as {{value}} @{view}", [.. CallOutcomes.Select(o => new Option(o, Outcome(turn, o)))]);

    /// <summary>The outcomes of a call as buttons, for a card of its own.</summary>
    public static ImmutableArray<Control> OutcomeButtons(Turn turn, TaskItem task, ListView view) =>
        [.. CallOutcomes.Select(o => new Button(Outcome(turn, o), $"done {TaskFinder.Pin}{task.Id} as {o} @{view}", o == "connected" ? ButtonStyle.Primary : ButtonStyle.Plain))];

    public static Select Snooze(Turn turn, TaskItem task, ListView view) =>
        new(turn.Say("tasks.button.snooze"), $"snooze {TaskFinder.Pin}{task.Id} until {{value}} @{view}", [.. SnoozeTimes.Choices.Select(c => new Option(c, turn.Say($"tasks.snooze.{c}")))]);

    public static Select Skip(Turn turn, TaskItem task, ListView view) =>
        new(turn.Say("tasks.button.skip"), $"skip {TaskFinder.Pin}{task.Id} because {{value}} @{view}", [.. SkipReason.All.Select(r => new Option(r, turn.Say($"tasks.reason.{r}")))]);
}

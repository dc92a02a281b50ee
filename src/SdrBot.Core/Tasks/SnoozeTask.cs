using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Tasks;

/// <summary><c>snooze 14 tomorrow</c>: a task is put off to later today, tomorrow, both, or a time that somebody names.</summary>
public sealed class SnoozeTask(TaskFinder finder, ITaskStore tasks, Interpreter interpreter, TaskAnswers answers) : IHandler
{
    public const string Intent = "snooze_task";

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (slots["words"] is { } words)
        {
            var space = words.IndexOf(' ', StringComparison.Ordinal);
            var first = space < 0 ? words : words[..space];
            var rest = space < 0 ? null : After(words[(space + 1)..].Trim(), "until ");
            if (!TaskFinder.IsExact(first) || (rest is not null && SnoozeTimes.Resolve(rest, turn.Rep, turn.At).IsEmpty))
            {
                return await (interpreter.RunAs(Intent, turn, turn.Text, cancellationToken) ?? Task.FromResult<Reply>(turn.Say("tasks.which")));
            }

            slots = Slots.Empty.With("task", first);
            slots = rest is null ? slots : slots.With("when", rest);
        }

        var match = await finder.FindAsync(turn, slots, cancellationToken);
        return match.Found is { } found ? await SnoozeAsync(turn, found, slots, cancellationToken) : match.Ask!;
    }

    private async Task<Reply> SnoozeAsync(Turn turn, DueTask found, Slots slots, CancellationToken cancellationToken)
    {
        var view = ListView.Parse(slots["view"]);
        var what = TaskWords.What(turn, found);
        var times = Times(turn, slots);
        if (times.IsEmpty)
        {
            return ((Reply)turn.Say("tasks.until_when", ("what", what))).With(TaskWords.Snooze(turn, found.Task, view ?? ListView.Of(ListView.Card)));
        }

        if (times[0].At <= turn.At)
        {
            return turn.Say("tasks.in_the_past");
        }

        if (found.Task.Snooze(times[0].At, times[0].HasTime) is not { } snoozed)
        {
            return await answers.AlreadyAsync(turn, view, found, cancellationToken);
        }

        await tasks.SaveAsync(snoozed, cancellationToken);
        foreach (var again in times.Skip(1))
        {
            await tasks.AddAsync(Again(snoozed, again, turn.At), cancellationToken);
        }

        var when = Wording.Sentence.Join(" + ", times.Select(t => TaskWords.When(turn, found with { Task = snoozed with { DueAt = t.At, HasTime = t.HasTime } })));
        var said = turn.Say("tasks.snoozed", ("what", what), ("when", when), ("zone", turn.Rep.Zone));
        return await answers.ShowAsync(turn, view, snoozed, Wording.Sentence.Join(" ", said, WhyNotToday(turn, slots)), cancellationToken);
    }

    /// <summary>A choice or a time as the button says it, else what the recognizer understood of a sentence.</summary>
    private static ImmutableArray<SnoozeTime> Times(Turn turn, Slots slots)
    {
        var named = slots["when"] is { } when ? SnoozeTimes.Resolve(when, turn.Rep, turn.At) : [];
        return named.IsEmpty && slots["when_at"] is { } at ? SnoozeTimes.Resolve(at, turn.Rep, turn.At) : named;
    }

    /// <summary>Why somebody who asked for later today, or for both, gets one other day.</summary>
    private static Wording.Sentence WhyNotToday(Turn turn, Slots slots)
    {
        if (slots["when"] is not { } when || !SnoozeTimes.IsTooLateToday(when, turn.Rep, turn.At))
        {
            return Wording.Sentence.Empty;
        }

        return turn.Rep.Hours.Includes(turn.Today.DayOfWeek)
            ? turn.Say("tasks.snoozed_too_late", ("time", turn.Rep.Hours.To))
            : turn.Say("tasks.snoozed_day_off");
    }

    private static string After(string words, string prefix) => words.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? words[prefix.Length..].TrimStart() : words;

    /// <summary>The second time is a task of its own, and no step of a plan.</summary>
    private static TaskItem Again(TaskItem task, SnoozeTime time, DateTimeOffset now) => task with
    {
        Kind = task.Kind == TaskKind.Step ? TaskKind.FollowUp : task.Kind,
        EnrolmentId = null,
        StepNumber = null,
        DueAt = time.At,
        HasTime = time.HasTime,
        Snoozes = 0,
        CreatedAt = now,
        Version = 1,
    };
}

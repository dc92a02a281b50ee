using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Tasks;

/// <summary><c>skip 14 because …</c>: a task is not worth doing; the reason is asked for, since it says what to change in the plan.</summary>
public sealed class SkipTask(TaskFinder finder, ITaskStore tasks, IRepDirectory people, CadencePlan plan, TaskAnswers answers) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        slots = Split(slots);
        var match = await finder.FindAsync(turn, slots, cancellationToken);
        if (match.Found is not var (task, lead))
        {
            return match.Ask!;
        }

        var view = ListView.Parse(slots["view"]);
        var what = TaskWords.What(turn, match.Found);
        if (slots["reason"] is not { } reason)
        {
            return task.IsOpen
                ? ((Reply)turn.Say("tasks.why_skip", ("what", what))).With(TaskWords.Skip(turn, task, view ?? ListView.Of(ListView.Card)))
                : turn.Say("tasks.already", ("what", what));
        }

        if (task.Skip(turn.At, reason) is not { } skipped)
        {
            return await answers.AlreadyAsync(turn, view, match.Found, cancellationToken);
        }

        await tasks.SaveAsync(skipped, cancellationToken);
        if (lead is not null)
        {
            await plan.ClosedAsync(lead, await people.FindAsync(lead.Tenant, lead.OwnerId, cancellationToken) ?? turn.Rep, skipped, turn.At, cancellationToken);
        }

        return await answers.ShowAsync(turn, view, skipped, turn.Say("tasks.skipped", ("what", what), ("reason", turn.Words.Name("tasks.reason", reason))), cancellationToken);
    }

    /// <summary><c>skip 14, wrong person</c> or <c>skip 14 wrong person</c>: what follows a number is the reason.</summary>
    private static Slots Split(Slots slots)
    {
        if (slots["reason"] is not null || slots["task"] is not { } words)
        {
            return slots;
        }

        var end = words.AsSpan().IndexOfAny(" ,:;");
        var reason = end < 0 ? string.Empty : words[end..].Trim(' ', ',', ':', ';', '-', '–', '—');
        return reason.Length > 0 && TaskFinder.IsExact(words[..end]) ? slots.With("task", words[..end]).With("reason", reason) : slots;
    }
}

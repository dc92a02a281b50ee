using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Tasks;

/// <summary><c>skip 14 because …</c>: a task is not worth doing; the reason is asked for, since it says what to change in the plan.</summary>
public sealed class SkipTask(TaskFinder finder, ITaskStore tasks, IRepDirectory people, CadencePlan plan, TaskAnswers answers) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
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
}

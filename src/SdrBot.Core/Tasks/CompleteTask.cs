using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Touches;

namespace SdrBot.Tasks;

/// <summary><c>done 14</c>: a task is done. What reached a prospect is logged as the touch it was, so that it counts.</summary>
public sealed class CompleteTask(
    TaskFinder finder, ITaskStore tasks, IRepDirectory people, CadencePlan plan, Interpreter interpreter, IConversationStore conversations, TaskAnswers answers, EmailGate gate, ChannelBook channels) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots, cancellationToken);
        return match.Found is { } found ? await CompleteAsync(turn, found, slots["outcome"], ListView.Parse(slots["view"]), cancellationToken) : match.Ask!;
    }

    private async Task<Reply> CompleteAsync(Turn turn, DueTask found, string? outcome, ListView? view, CancellationToken cancellationToken)
    {
        var (task, lead) = found;
        if (!task.IsOpen)
        {
            return await answers.AlreadyAsync(turn, view, found, cancellationToken);
        }

        Reply? logged = null;
        if (lead is not null && await channels.IsKnownAsync(turn.Tenant, task.Activity, cancellationToken))
        {
            if (Known(outcome) is null && (task.Activity == Channel.Call || outcome is not null))
            {
                return ((Reply)turn.Say("tasks.how_did_it_go", ("lead", lead.Said))).With(TaskWords.OutcomeButtons(turn, task, view ?? ListView.Of(ListView.Card)));
            }

            if (outcome is null && await gate.AskAsync(turn, task, lead, view, cancellationToken) is { } question)
            {
                return question;
            }

            logged = await LogAsync(turn, task, lead, Known(outcome) ?? await channels.UsualOutcomeAsync(turn.Tenant, task.Activity, cancellationToken), cancellationToken);
            if (await conversations.OpenFormAsync(turn, cancellationToken) is { Form: WhichLead.FormName })
            {
                return logged!;
            }
        }

        var closed = await CloseAsync(turn, task, lead, outcome, cancellationToken);
        return await answers.ShowAsync(turn, view, closed, logged ?? turn.Say("tasks.done", ("what", TaskWords.What(turn, found))), cancellationToken);
    }

    /// <summary>Says the same as somebody who logs the touch, so that there is one way of logging.</summary>
    private async Task<Reply?> LogAsync(Turn turn, TaskItem task, Lead lead, string outcome, CancellationToken cancellationToken)
    {
        var said = $"log {LeadFinder.Pin}{lead.Id} {task.Activity} {outcome}";
        return interpreter.Exact(said) is var (command, slots) ? await interpreter.RunAsync(command, turn with { Text = said, PressedIn = null }, slots, cancellationToken) : null;
    }

    /// <summary>Closes what logging has not closed, such as a task of another day.</summary>
    private async Task<TaskItem> CloseAsync(Turn turn, TaskItem task, Lead? lead, string? outcome, CancellationToken cancellationToken)
    {
        var now = await tasks.FindByIdAsync(turn.Tenant, task.Id, cancellationToken);
        if (now?.Complete(turn.At, outcome) is not { } done)
        {
            return now ?? task;
        }

        await tasks.SaveAsync(done, cancellationToken);
        if (lead is not null)
        {
            await plan.ClosedAsync(lead, await people.FindAsync(lead.Tenant, lead.OwnerId, cancellationToken) ?? turn.Rep, done, turn.At, cancellationToken);
        }

        return done;
    }

    private static string? Known(string? outcome) =>
        outcome?.Trim().Replace(' ', '_') is { } key && Disposition.All.FirstOrDefault(d => d.Key.Equals(key, StringComparison.OrdinalIgnoreCase)) is { } disposition ? disposition.Key : null;
}

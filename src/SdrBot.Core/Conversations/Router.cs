using SdrBot.Understanding;

namespace SdrBot.Conversations;

/// <summary>Decides who answers: an interruption, a pressed button, the open form, an exact command, a recognized sentence, and else "did you mean".</summary>
public sealed class Router(
    CommandMap commands, IntentRecognizer recognizer, IEnumerable<IForm> forms, IConversationStore conversations, IHandlerSource handlers, DidYouMean didYouMean)
{
    public async Task<Reply> AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        var exact = commands.Match(turn.Text);
        if (turn.PressedIn is not null && exact is { } pressed)
        {
            return await RunAsync(pressed.Command, turn, pressed.Slots, cancellationToken);
        }

        if (await conversations.OpenFormAsync(turn, cancellationToken) is { } open)
        {
            if (Interruptions.IsCancel(turn.Text))
            {
                await conversations.SaveFormAsync(turn, null, cancellationToken);
                return turn.Say("conversations.cancelled");
            }

            if (await ContinueAsync(turn, open, cancellationToken) is { } answer)
            {
                return answer;
            }
        }

        if (exact is { } typed)
        {
            return await RunAsync(typed.Command, turn, typed.Slots, cancellationToken);
        }

        var understood = recognizer.Understand(turn.Text, turn.Rep.Language, turn.LocalNow);
        return understood.Confidence >= IntentRecognizer.ActFrom && commands.ForIntent(understood.Intent) is { } command
            ? await RunAsync(command, turn, Slots.Of(understood), cancellationToken)
            : didYouMean.Ask(turn, understood);
    }

    private async Task<Reply?> ContinueAsync(Turn turn, OpenForm open, CancellationToken cancellationToken)
    {
        if (forms.FirstOrDefault(f => f.Name == open.Form) is not { } form
            || await form.AnswerAsync(turn, open.Answers, cancellationToken) is not { } step)
        {
            return null;
        }

        await conversations.SaveFormAsync(turn, step.Answers is { } answers ? open with { Answers = answers } : null, cancellationToken);
        return step.Reply;
    }

    private Task<Reply> RunAsync(Command command, Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        handlers.Begin(command);
        return handlers.Find(command.Handler).HandleAsync(turn, slots, cancellationToken);
    }
}

/// <summary>Where the router finds the class that answers a command.</summary>
public interface IHandlerSource
{
    /// <summary>Says that a command begins: from here on what it changes is its own, and can be taken back if it can be undone.</summary>
    void Begin(Command command);

    IHandler Find(Type handler);
}

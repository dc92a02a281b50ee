namespace SdrBot.Conversations;

/// <summary>
/// Decides who answers: a window that was sent, a file, a pressed button, an interruption, the open form, an exact command, a recognized sentence, small talk,
/// a command wished for politely, the name of a lead, and else "did you mean".
/// </summary>
public sealed class Router(Interpreter interpreter, IEnumerable<IForm> forms, IEnumerable<IDialog> dialogs, IConversationStore conversations, SmallTalk smallTalk, NamedLead namedLead, DidYouMean didYouMean)
{
    public async Task<Reply> AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Submission is { } submission)
        {
            return dialogs.FirstOrDefault(d => d.Name == submission.Dialog) is { } dialog
                ? await dialog.SubmitAsync(turn, submission.About, submission.Filled, cancellationToken)
                : turn.Say("conversations.not_understood");
        }

        if (turn.File is not null && interpreter.ForFiles is { } forFiles)
        {
            return await interpreter.RunAsync(forFiles, turn, Slots.Empty, cancellationToken);
        }

        if (turn.FileProblem is { } problem)
        {
            return turn.Say($"conversations.file.{problem}");
        }

        var exact = interpreter.Exact(turn.Text);
        if (turn.PressedIn is not null && exact is { } pressed)
        {
            return await interpreter.RunAsync(pressed.Command, turn, pressed.Slots, cancellationToken);
        }

        if (await conversations.OpenFormAsync(turn, cancellationToken) is { } open
            && await ContinueAsync(turn, open, cancellationToken) is { } answer)
        {
            return answer;
        }

        if (exact is { } typed)
        {
            return await interpreter.RunAsync(typed.Command, turn, typed.Slots, cancellationToken);
        }

        if (Interruptions.IsCancel(turn.Text))
        {
            return turn.Say("conversations.nothing_to_cancel");
        }

        if (string.IsNullOrWhiteSpace(turn.Text) && interpreter.ForNothing is { } help)
        {
            return await interpreter.RunAsync(help, turn, Slots.Empty, cancellationToken);
        }

        var understood = interpreter.Recognize(turn);
        return interpreter.Certain(understood) is var (command, slots)
            ? await interpreter.RunAsync(command, turn, slots, cancellationToken)
            : smallTalk.Answer(turn)
                ?? await WishAsync(turn, cancellationToken)
                ?? await namedLead.OpenAsync(turn, understood, cancellationToken)
                ?? await didYouMean.AskAsync(turn, understood, cancellationToken);
    }

    private async Task<Reply?> WishAsync(Turn turn, CancellationToken cancellationToken) =>
        interpreter.Wished(turn) is { } wished ? await interpreter.RunAsync(wished, turn, Slots.Empty, cancellationToken) : null;

    /// <returns>Null when the words were no answer, so that they may be a command.</returns>
    private async Task<Reply?> ContinueAsync(Turn turn, OpenForm open, CancellationToken cancellationToken)
    {
        var form = forms.FirstOrDefault(f => f.Name == open.Form);
        if (Interruptions.IsCancel(turn.Text))
        {
            await conversations.SaveFormAsync(turn, null, cancellationToken);
            return form is null ? turn.Say("conversations.cancelled") : await form.CancelAsync(turn, open.Answers, cancellationToken);
        }

        if (form is not null && await form.AnswerAsync(turn, open.Answers, cancellationToken) is { } step)
        {
            if (!step.OpensAnother)
            {
                await conversations.SaveFormAsync(turn, step.Answers is { } answers ? open with { Answers = answers } : null, cancellationToken);
            }

            return step.Reply;
        }

        if (form is not { IsPatient: true })
        {
            await conversations.SaveFormAsync(turn, null, cancellationToken);
        }

        return null;
    }
}

/// <summary>Where the router finds the class that answers a command.</summary>
public interface IHandlerSource
{
    /// <summary>Says that a command begins: from here on what it changes is its own, and can be taken back if it can be undone.</summary>
    void Begin(Command command);

    IHandler Find(Type handler);
}

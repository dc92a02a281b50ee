using SdrBot.Understanding;

namespace SdrBot.Conversations;

/// <summary>Finds the command that a sentence means: an exact phrase first, then what is recognized in free text.</summary>
public sealed class Interpreter(CommandMap commands, IntentRecognizer recognizer, IHandlerSource handlers, CommandRights rights)
{
    /// <summary>The exact phrase; null when there is none.</summary>
    public (Command Command, Slots Slots)? Exact(string text) => commands.Match(text);

    /// <summary>A whole phrase with the words of a wish around it, such as "could you show my handoffs, please"; null when there is none. What takes words of its own is not guessed so.</summary>
    public Command? Wished(Turn turn) =>
        recognizer.Wish(turn.Text) is { } wish && Exact(wish) is { Slots.Values.IsEmpty: true } exact ? exact.Command : null;

    /// <summary>The command that takes files, whatever the words beside one.</summary>
    public Command? ForFiles => commands.ForIntent("import_leads");

    /// <summary>What somebody is shown who only called the bot.</summary>
    public Command? ForNothing => commands.ForIntent("help");

    public Understood Recognize(Turn turn) => Pins.Hide(turn.Text) is var text && text != turn.Text
        ? Pins.Show(recognizer.Understand(text, turn.LocalNow), turn.Text)
        : recognizer.Understand(turn.Text, turn.LocalNow);

    /// <summary>The command that was recognized with enough confidence to act; null to ask instead.</summary>
    public (Command Command, Slots Slots)? Certain(Understood understood) =>
        understood.Confidence >= IntentRecognizer.Sure && commands.ForIntent(understood.Intent) is { } command ? (command, Slots.Of(understood)) : null;

    /// <summary>Runs a command for whoever may; everybody else hears who can.</summary>
    public async Task<Reply> RunAsync(Command command, Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (!await rights.MayAsync(turn.Rep, command, cancellationToken))
        {
            return await rights.DenyAsync(turn, command.Needs!, cancellationToken);
        }

        handlers.Begin(command);
        return await handlers.Find(command.Handler).HandleAsync(turn, slots, cancellationToken);
    }

    /// <summary>Runs a sentence of before, with one slot now known.</summary>
    /// <returns>Null when the sentence means nothing certain.</returns>
    public Task<Reply>? Replay(Turn turn, string text, string slot, string value, CancellationToken cancellationToken)
    {
        var replayed = turn with { Text = text };
        return (Exact(text) ?? Certain(Recognize(replayed))) is var (command, slots)
            ? RunAsync(command, replayed, slots.With(slot, value), cancellationToken)
            : null;
    }

    /// <summary>Runs a sentence as the intent that the person chose.</summary>
    /// <returns>Null when there is no such intent.</returns>
    public Task<Reply>? RunAs(string intent, Turn turn, string text, CancellationToken cancellationToken) =>
        commands.ForIntent(intent) is { } command
            ? RunAsync(command, turn with { Text = text }, SlotsAs(intent, turn with { Text = text }), cancellationToken)
            : null;

    /// <summary>The values that a sentence would have if it meant the intent.</summary>
    public Slots SlotsAs(string intent, Turn turn) => Slots.Of(Pins.Show(recognizer.UnderstandAs(intent, Pins.Hide(turn.Text), turn.LocalNow), turn.Text));
}

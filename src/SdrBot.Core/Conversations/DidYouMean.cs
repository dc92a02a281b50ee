using System.Collections.Immutable;
using SdrBot.Understanding;

namespace SdrBot.Conversations;

/// <summary>What is said when it is not clear what was meant: the likeliest commands as buttons, and nothing done.</summary>
public sealed class DidYouMean(CommandMap commands, CommandRights rights)
{
    private const int MostGuesses = 3;
    private const double Plausible = 0.25;

    public async Task<Reply> AskAsync(Turn turn, Understood understood, CancellationToken cancellationToken)
    {
        var guesses = ImmutableArray.CreateBuilder<Control>();
        foreach (var command in understood.Guesses.Where(g => g.Confidence >= Plausible && g.Intent != Intents.None).Select(g => commands.ForIntent(g.Intent)).OfType<Command>())
        {
            if (guesses.Count < MostGuesses && await rights.MayAsync(turn.Rep, command, cancellationToken))
            {
                guesses.Add(new Button(turn.Say($"{command.HelpKey}.label"), $"as {command.Intent} {turn.Text}"));
            }
        }

        var unclear = turn.Say(guesses.Count == 0 ? "conversations.not_understood" : "conversations.did_you_mean");
        guesses.Add(new Button(turn.Say("conversations.help.help.label"), "help"));
        return ((Reply)unclear).With(guesses.ToImmutable());
    }
}

/// <summary><c>as {intent} {text}</c>: behind a "did you mean" button; the sentence again, with the meaning that was chosen.</summary>
public sealed class AsIntent(Interpreter interpreter) : IHandler
{
    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        interpreter.RunAs(slots["intent"]!, turn, slots["text"]!, cancellationToken) ?? Task.FromResult<Reply>(turn.Say("conversations.not_understood"));
}

using System.Collections.Immutable;
using SdrBot.Understanding;

namespace SdrBot.Conversations;

/// <summary>What is said when it is not clear what was meant: the likeliest commands as buttons, and nothing done.</summary>
public sealed class DidYouMean(CommandMap commands)
{
    private const int MostGuesses = 3;
    private const double Plausible = 0.25;

    public Reply Ask(Turn turn, Understood understood)
    {
        var guesses = understood.Guesses
            .Where(g => g.Confidence >= Plausible && g.Intent != Intents.None)
            .Select(g => commands.ForIntent(g.Intent))
            .OfType<Command>()
            .Take(MostGuesses)
            .Select(c => (Control)new Button(turn.Say($"{c.HelpKey}.label"), $"as {c.Intent} {turn.Text}"))
            .ToImmutableArray();
        var help = new Button(turn.Say("conversations.help.help.label"), "help");
        return guesses.IsEmpty
            ? ((Reply)turn.Say("conversations.not_understood")).With(help)
            : ((Reply)turn.Say("conversations.did_you_mean")).With(guesses.Add(help));
    }
}

/// <summary><c>as {intent} {text}</c>: behind a "did you mean" button; the sentence again, with the meaning that was chosen.</summary>
public sealed class AsIntent(Interpreter interpreter) : IHandler
{
    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        interpreter.RunAs(slots["intent"]!, turn, slots["text"]!, cancellationToken) ?? Task.FromResult<Reply>(turn.Say("conversations.not_understood"));
}

using SdrBot.Understanding;
using SdrBot.Wording;

namespace SdrBot.Conversations;

/// <summary><c>undo</c>: takes back the last thing said, or the one whose button is pressed.</summary>
public sealed class Undo(IUndo undo, CommandMap commands) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var words = slots["turn"];
        if (words is not null && !IsTurn(words) && !MeansLast(turn, words))
        {
            return turn.Say("conversations.undo.which");
        }

        var taken = await undo.UndoAsync(turn, words is not null && IsTurn(words) ? words : null, cancellationToken);
        var said = taken.Result switch
        {
            UndoResult.Undone => Done(turn, taken.Intent),
            UndoResult.TooLate => turn.Say("conversations.undo.too_late"),
            UndoResult.Already => turn.Say("conversations.undo.already"),
            UndoResult.Overtaken => turn.Say("conversations.undo.overtaken"),
            _ => turn.Say("conversations.undo.nothing"),
        };
        return ((Reply)said).InPlaceFor(turn);
    }

    /// <summary>What was taken back, by the name that help gives it; of what help does not list, its subject.</summary>
    private Sentence Done(Turn turn, string? intent) => intent is not null && commands.ForIntent(intent) is { } command
        ? turn.Say("conversations.undo.done_what", ("what", command.IsListed ? turn.Say($"{command.HelpKey}.label") : HelpSubject.Name(turn, command.Subject)))
        : turn.Say("conversations.undo.done");

    /// <summary>A button names its turn.</summary>
    private static bool IsTurn(string words) => words.Contains(':', StringComparison.Ordinal);

    /// <summary>"undo that" means the last one; any other words name something that is perhaps another.</summary>
    private static bool MeansLast(Turn turn, string words) =>
        turn.Say("conversations.undo.last").Plain.Split(", ").Contains(Normalizer.Command(words).TrimEnd('.', '!'), StringComparer.OrdinalIgnoreCase);
}

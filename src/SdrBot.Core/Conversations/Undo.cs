namespace SdrBot.Conversations;

/// <summary><c>undo</c>: takes back the last thing said, or the one whose button is pressed.</summary>
public sealed class Undo(IUndo undo) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var key = await undo.UndoAsync(turn, TurnId(slots["turn"]), cancellationToken) switch
        {
            UndoResult.Undone => "undo.done",
            UndoResult.TooLate => "undo.too_late",
            UndoResult.Already => "undo.already",
            UndoResult.Overtaken => "undo.overtaken",
            _ => "undo.nothing",
        };
        return ((Reply)turn.Say($"conversations.{key}")).InPlaceFor(turn);
    }

    /// <summary>A button names its turn; "undo that" means the last one.</summary>
    private static string? TurnId(string? words) => words?.Contains(':', StringComparison.Ordinal) == true ? words : null;
}

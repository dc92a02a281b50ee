using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Objections;

/// <summary>The window that takes what a prospect said, such as a message elsewhere in the chat, and answers with the responses that fit it.</summary>
public sealed class SuggestDialog(Interpreter interpreter, CommandMap commands) : IDialog
{
    public const string DialogName = "suggest_response";

    /// <summary>The field with the prospect's words.</summary>
    public const string Said = "said";

    private const int Longest = 1500;

    public string Name => DialogName;

    public Task<Dialog?> OpenAsync(Turn turn, string? about, CancellationToken cancellationToken) => Task.FromResult<Dialog?>(new Dialog(
        turn.Say("objections.dialog.title"),
        turn.Say("objections.dialog.submit"),
        [new DialogField(Said, turn.Say("objections.dialog.said")) { Multiline = true, MostCharacters = Longest, Value = about }]));

    public async Task<Reply> SubmitAsync(Turn turn, string? about, ImmutableDictionary<string, string> filled, CancellationToken cancellationToken)
    {
        var said = (filled.GetValueOrDefault(Said) ?? string.Empty).Trim();
        if (!said.Any(char.IsLetterOrDigit))
        {
            return Reply.Problem(Said, turn.Say("objections.dialog.nothing"));
        }

        // In quotation marks nothing in it is read as the name of a lead.
        var text = $"“{said}”";
        return await interpreter.RunAsync(commands.ForIntent("suggest_objection")!, turn with { Text = $"objection: {text}" }, Slots.Empty.With("text", text), cancellationToken);
    }
}

using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Leads;

/// <summary>The answer to "which lead?": typed words, or a button that says <c>for lead:42 …</c>; the sentence of before goes on with it.</summary>
public sealed class WhichLead(LeadFinder finder, Interpreter interpreter) : IForm, IHandler
{
    public const string FormName = "which_lead";

    public string Name => FormName;

    public bool IsPatient => false;

    public async Task<FormStep?> AnswerAsync(Turn turn, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        if (interpreter.Exact(turn.Text) is not null)
        {
            return null;
        }

        var found = await finder.SearchAsync(turn, turn.Text, cancellationToken);
        return found is [var only] && interpreter.Replay(turn, answers["text"], "lead", $"{LeadFinder.Pin}{only.Id}", cancellationToken) is { } replay
            ? new FormStep(null, await replay)
            : null;
    }

    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        interpreter.Replay(turn, slots["text"]!, "lead", LeadFinder.Pin + slots["id"], cancellationToken)
            ?? Task.FromResult<Reply>(turn.Say("conversations.not_understood"));
}

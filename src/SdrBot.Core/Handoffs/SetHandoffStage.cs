using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;

namespace SdrBot.Handoffs;

/// <summary><c>handoff stage</c>, and for managers <c>handoff stage after demo</c>: when account executives take over.</summary>
public sealed class SetHandoffStage(HandoffStageBook stages, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var mayManage = await authority.MayManageAsync(turn.Rep, cancellationToken);
        if (slots["stage"] is { } said)
        {
            if (Find(turn, said) is not { } chosen)
            {
                return ((Reply)turn.Say("handoffs.stage.unknown", ("words", said))).With([.. HandoffStage.All.Select(s => Choose(turn, s))]);
            }

            await stages.SaveAsync(turn.Tenant, chosen, cancellationToken);
        }

        var stage = await stages.FindAsync(turn.Tenant, cancellationToken);
        var reply = (Reply)turn.Say("handoffs.stage.is", ("stage", turn.Words.Name("handoffs.stage.names", stage)), ("what", turn.Words.Name("handoffs.stage.means", stage)));
        return (mayManage ? reply.With([.. HandoffStage.All.Where(s => s != stage).Select(s => Choose(turn, s))]) : reply).InPlaceFor(turn);
    }

    private static string? Find(Turn turn, string said)
    {
        var words = Folding.Fold(said).Replace('_', ' ').Replace(" the ", " ", StringComparison.Ordinal);
        return HandoffStage.All.FirstOrDefault(s => s.Replace('_', ' ') == words || Folding.Fold(turn.Words.Name("handoffs.stage.names", s).Plain).Replace(" the ", " ", StringComparison.Ordinal) == words);
    }

    private static Button Choose(Turn turn, string stage) => new(turn.Words.Name("handoffs.stage.names", stage), $"handoff stage {stage}");
}

using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary><c>ask about Acme: who signs?</c>: the question goes to the SDR at once, and stands on the card.</summary>
public sealed class AskSdr(HandoffFinder finder, HandoffDesk desk, HandoffMessages messages, HandoffTasks work, IHandoffStore handoffs) : IHandler
{
    private const int Longest = 1000;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (words, text) = HandoffFinder.CutAtColon(slots["text"]!);
        if (string.IsNullOrWhiteSpace(text))
        {
            return turn.Say("handoffs.ask.how");
        }

        var match = await finder.FindAsync(turn, words, cancellationToken);
        if (match.View is not { } view)
        {
            return match.Ask!;
        }

        var handoff = view.Handoff;
        if (handoff.State is not (HandoffState.Offered or HandoffState.Accepted) || turn.Rep.Id == handoff.SdrId)
        {
            return turn.Rep.Id == handoff.SdrId ? turn.Say("handoffs.ask.yourself") : AcceptHandoff.TooLate(turn, view);
        }

        text = Sentence.Of(text).Clip(Longest).Plain;
        var question = await handoffs.AddQuestionAsync(
            new HandoffQuestion { Tenant = turn.Tenant, LeadId = handoff.LeadId, HandoffId = handoff.Id, AskerId = turn.Rep.Id, Text = text, AskedAt = turn.At }, cancellationToken);

        // Whoever asks is not silent: their time goes on with the answer.
        var asked = await desk.MoveAsync(handoff, handoff.AeId == turn.Rep.Id ? handoff.Pause(view.Ae, turn.At) : handoff, HandoffTrail.Entry(handoff, CreditKind.Asked, turn.Rep.Id, turn.At, turnId: turn.Id), cancellationToken);
        await work.AddAsync(handoff, HandoffTasks.Asked(view, turn.Rep.Id, text), turn.At, cancellationToken);
        await messages.ShowAsync(asked!, cancellationToken);
        await messages.SayBelowAsync(asked!, question, cancellationToken);
        await messages.AlertSdrAsync(asked!, $"question:{question.Id}", v => SdrCard.Asked(v, question), cancellationToken);
        return turn.PressedIn is not null && !turn.IsDirect ? Reply.Silence : turn.Say("handoffs.ask.sent", ("sdr", view.Sdr.Name));
    }
}

using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary><c>answer question:3: the COO signs</c>: the answer comes onto the card and to whoever asked.</summary>
public sealed class AnswerAe(IHandoffStore handoffs, HandoffReader reader, HandoffDesk desk, HandoffMessages messages, HandoffTasks work, Authority authority) : IHandler
{
    private const string Pin = "question:";
    private const int Longest = 2000;
    private const int MostWaiting = 200;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (question, text) = await FindAsync(turn, slots["pinned"] is { } pinned ? Pin + pinned : slots["text"]!, cancellationToken);
        if (question is null
            || await handoffs.FindAsync(turn.Tenant, question.HandoffId, cancellationToken) is not { } handoff
            || !await authority.MayWorkForAsync(turn.Rep, handoff.SdrId, cancellationToken))
        {
            return turn.Say("handoffs.ask.no_question");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return ((Reply)turn.Say("handoffs.ask.what", ("question", question.Text))).With(SdrCard.Answer(question, turn.Words));
        }

        var answered = question with { Answer = Sentence.Of(text).Clip(Longest).Plain, AnsweredBy = turn.Rep.Id, AnsweredAt = turn.At };
        if (!await handoffs.SaveAnswerAsync(answered, cancellationToken))
        {
            return turn.Say("handoffs.ask.answered_already");
        }

        var isLast = (await handoffs.QuestionsAsync(turn.Tenant, handoff.Id, cancellationToken)).All(q => q.AnsweredAt is not null);
        var moved = await desk.MoveAsync(handoff, isLast ? handoff.Resume(turn.At) : handoff, HandoffTrail.Entry(handoff, CreditKind.Answered, turn.Rep.Id, turn.At, turnId: turn.Id), cancellationToken);
        await work.AnsweredAsync(await reader.ReadAsync(moved!, cancellationToken), answered, turn.At, cancellationToken);
        if (isLast && handoff.State != HandoffState.Declined)
        {
            await work.CloseAsync(handoff, isDone: true, turn.At, cancellationToken);
        }

        await messages.ShowAsync(moved!, cancellationToken);
        await messages.SayBelowAsync(moved!, answered, cancellationToken);
        await messages.AlertSdrAsync(moved!, $"question:{question.Id}", v => SdrCard.Asked(v, answered), cancellationToken);
        await messages.TellAsync(moved!, question.AskerId, HandoffMessages.Answer(answered), (view, rep) => AeCard.Answered(view, rep, answered), cancellationToken);
        return turn.PressedIn is not null ? Reply.Silence : turn.Say("handoffs.ask.passed_on", ("name", (await reader.ReadAsync(moved!, cancellationToken)).Name(question.AskerId)));
    }

    private async Task<(HandoffQuestion? Question, string? Text)> FindAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        if (text.StartsWith(Pin, StringComparison.Ordinal))
        {
            var colon = text.IndexOf(':', Pin.Length);
            return long.TryParse(colon < 0 ? text.AsSpan(Pin.Length) : text.AsSpan(Pin.Length, colon - Pin.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? (await handoffs.QuestionAsync(turn.Tenant, id, cancellationToken), colon < 0 ? null : text[(colon + 1)..].Trim())
                : (null, null);
        }

        // The oldest question that waits for this person about such a lead.
        var (words, answer) = HandoffFinder.CutAtColon(text);
        var folded = Folding.Fold(words);
        return (await handoffs.WaitingQuestionsAsync(turn.Tenant, turn.Rep.Id, MostWaiting, cancellationToken)).FirstOrDefault(q => Folding.Fold(q.Label).Contains(folded, StringComparison.Ordinal)) is { } open
            ? (await handoffs.QuestionAsync(turn.Tenant, open.Id, cancellationToken), answer)
            : (null, null);
    }
}

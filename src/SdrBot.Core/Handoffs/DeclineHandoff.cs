using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary><c>decline Acme because the budget is a guess</c>: back to the SDR with exactly what is missing, or on to the next when nothing is wrong with the lead.</summary>
public sealed class DeclineHandoff(HandoffFinder finder, HandoffDesk desk, HandoffRouting routing, HandoffMessages messages, HandoffReader reader, HandoffTasks work, IHandoffStore handoffs, Authority authority) : IHandler
{
    private const string Because = " because ";
    private const string As = " as ";

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (!await authority.MayAsync(turn.Rep, Permission.AcceptHandoffs, cancellationToken))
        {
            return turn.Say("handoffs.only_aes");
        }

        var (words, reason, own) = Read(slots["text"]!);
        var match = await finder.FindAsync(turn, words, cancellationToken);
        if (match.View is not { } view)
        {
            return match.Ask!;
        }

        if (view.Handoff is { State: HandoffState.Declined } gone && gone.DeclinedBy == turn.Rep.Id && own is not null)
        {
            return await AddWordsAsync(turn, view, own, cancellationToken);
        }

        if (!view.Handoff.IsFor(turn.Rep.Id))
        {
            await messages.RefreshAsync(view, cancellationToken);
            return AcceptHandoff.TooLate(turn, view);
        }

        own ??= reason is not null && Meant(view, turn.Words, reason).Reason == DeclineReason.OwnWords ? reason : null;
        (reason, var question) = Meant(view, turn.Words, reason ?? own);
        if (reason is null || (reason == DeclineReason.OwnWords && own is null))
        {
            return ((Reply)turn.Say("handoffs.decline.why", ("lead", view.Lead.Said))).With(
                new Select(turn.Say("handoffs.buttons.decline"), $"decline {view.Pin} as {{value}}", DeclineReason.Options(view, turn.Words)),
                new Input(turn.Say("handoffs.buttons.own_words"), $"decline {view.Pin}: {{value}}"));
        }

        return DeclineReason.ToTheNext.Contains(reason)
            ? await PassOnAsync(turn, view, reason, cancellationToken)
            : await SendBackAsync(turn, view, reason, question, reason == DeclineReason.OwnWords ? own : null, cancellationToken);
    }

    private async Task<Reply> SendBackAsync(Turn turn, HandoffView view, string reason, string? question, string? own, CancellationToken cancellationToken)
    {
        var handoff = view.Handoff;
        var back = handoff.Decline(turn.Rep.Id, reason, question, own, turn.At);
        if (await desk.MoveAsync(handoff, view.Sdr.Active ? back : back?.LeaveToManager() ?? back, HandoffTrail.Entry(handoff, CreditKind.Declined, turn.Rep.Id, turn.At, detail: question ?? reason, turnId: turn.Id), cancellationToken) is not { } declined)
        {
            return AcceptHandoff.TooLate(turn, await reader.ReadAsync((await handoffs.FindAsync(turn.Tenant, handoff.Id, cancellationToken))!, cancellationToken));
        }

        await messages.ShowAsync(declined, cancellationToken);
        if (declined.IsWithManager)
        {
            await messages.TellManagersAsync(declined, cancellationToken);
        }
        else
        {
            var now = await reader.ReadAsync(declined, cancellationToken);
            var words = Words.In(view.Sdr.Language);
            await work.AddAsync(declined, words.Say("handoffs.task.missing", ("ae", turn.Rep.FirstName), ("why", HandoffStanding.Why(now, words))).Clip(120).Plain, turn.At, cancellationToken);
            await messages.AlertSdrAsync(declined, $"declined:{declined.Declines}", SdrCard.Returned, cancellationToken);
        }

        var reply = (Reply)turn.Say(!view.Sdr.Active ? "handoffs.decline.sdr_left" : declined.IsWithManager ? "handoffs.decline.to_manager" : question is null ? "handoffs.decline.done_why" : "handoffs.decline.done", ("lead", view.Lead.Said), ("sdr", view.Sdr.Name));
        return own is not null || !view.Sdr.Active ? reply : reply.With(new Input(turn.Say("handoffs.buttons.own_words"), $"decline {view.Pin}: {{value}}", turn.Say("handoffs.decline.placeholder", ("sdr", view.Sdr.FirstName))));
    }

    private async Task<Reply> PassOnAsync(Turn turn, HandoffView view, string reason, CancellationToken cancellationToken)
    {
        var handoff = view.Handoff;
        var had = HandoffHistory.Had(view).Add(turn.Rep.Id).Add(handoff.SdrId);
        var next = await routing.NextAsync(turn.Tenant, had, AssignmentKind.NoRoom, turn.Rep.Id, $"{turn.Tenant}|{handoff.Id}|{turn.At.ToUnixTimeMilliseconds()}", turn.At, cancellationToken);
        var passed = await desk.MoveAsync(handoff, handoff.OfferTo(next, 0, turn.At), HandoffTrail.Entry(handoff, next.AeId is null ? CreditKind.Opened : CreditKind.PassedOn, turn.Rep.Id, turn.At, next.AeId, reason, turn.Id), cancellationToken);
        await messages.ShowAsync(passed!, cancellationToken);
        if (next.AeId is null)
        {
            await messages.TellManagersAsync(passed!, cancellationToken);
        }

        return turn.Say(next.AeId is null ? "handoffs.decline.opened" : "handoffs.decline.passed_on", ("lead", view.Lead.Said), ("ae", view.Name(next.AeId)));
    }

    /// <summary>Own words beside the reason that was chosen.</summary>
    private async Task<Reply> AddWordsAsync(Turn turn, HandoffView view, string own, CancellationToken cancellationToken)
    {
        var handoff = view.Handoff;
        var noted = await desk.MoveAsync(handoff, handoff with { DeclineWords = own }, HandoffTrail.Entry(handoff, CreditKind.Noted, turn.Rep.Id, turn.At, turnId: turn.Id), cancellationToken);
        await messages.ShowAsync(noted!, cancellationToken);
        await messages.AlertSdrAsync(noted!, $"declined:{noted!.Declines}", SdrCard.Returned, cancellationToken);
        return ((Reply)turn.Say("handoffs.decline.noted", ("sdr", view.Sdr.Name))).InPlaceFor(turn);
    }

    private static (string Words, string? Reason, string? Own) Read(string text)
    {
        if (text.IndexOf(Because, StringComparison.OrdinalIgnoreCase) is > 0 and var at)
        {
            return (text[..at].Trim(), null, text[(at + Because.Length)..].Trim());
        }

        var (head, tail) = HandoffFinder.CutAtColon(text);
        if (head.LastIndexOf(As, StringComparison.OrdinalIgnoreCase) is > 0 and var key)
        {
            // The key of a missing question has a colon of its own.
            return (head[..key].Trim(), text[(key + As.Length)..].Trim(), null);
        }

        return (head, null, string.IsNullOrWhiteSpace(tail) ? null : tail);
    }

    /// <summary>A reason by its key or its words, a question by its name; anything else is said in own words.</summary>
    private static (string? Reason, string? Question) Meant(HandoffView view, Words words, string? said)
    {
        if (said is null)
        {
            return (null, null);
        }

        var folded = Folding.Fold(said.StartsWith(DeclineReason.Missing, StringComparison.Ordinal) ? said[DeclineReason.Missing.Length..] : said);
        if (view.Framework.Questions.FirstOrDefault(q => q.Key == folded || Folding.Fold(q.Name(words.Language).Plain) == folded
            || Folding.Fold(words.Say("handoffs.decline.missing", ("question", q.Name(words.Language))).Plain) == folded) is { } question)
        {
            return (DeclineReason.Missing.TrimEnd(':'), question.Key);
        }

        return (DeclineReason.ToTheSdr.Concat(DeclineReason.ToTheNext).FirstOrDefault(r => r == folded || Folding.Fold(words.Name("handoffs.decline.reasons", r).Plain) == folded) ?? DeclineReason.OwnWords, null);
    }
}

/// <summary>Who had a handoff before.</summary>
internal static class HandoffHistory
{
    public static ImmutableHashSet<string> Had(HandoffView view) =>
        [.. view.Trail.Where(c => c.Kind is CreditKind.Made or CreditKind.PassedOn or CreditKind.Reassigned or CreditKind.Resubmitted).Select(c => c.ToId).OfType<string>()];
}

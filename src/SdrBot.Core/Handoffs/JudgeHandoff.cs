using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary><c>rate Acme 4 because the budget was right</c>: how good the handoff was.</summary>
public sealed class RateHandoff(HandoffFinder finder, HandoffDesk desk) : IHandler
{
    private const string Because = " because ";

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var text = slots["text"]!;
        var at = text.IndexOf(Because, StringComparison.OrdinalIgnoreCase);
        var reason = at > 0 ? Sentence.Of(text[(at + Because.Length)..].Trim()).Clip(300).Plain : null;
        var head = (at > 0 ? text[..at] : text).Trim();
        var space = head.LastIndexOf(' ');
        if (space < 0 || !int.TryParse(head.AsSpan(space + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var quality) || quality is < 1 or > 5)
        {
            return turn.Say("handoffs.rate.how");
        }

        var match = await finder.FindAsync(turn, head[..space], cancellationToken);
        if (match.View is not { } view)
        {
            return match.Ask!;
        }

        if (view.Handoff.AeId != turn.Rep.Id || view.Handoff.AcceptedAt is null)
        {
            return turn.Say("handoffs.outcome.not_yours", ("lead", view.Lead.Said));
        }

        var rated = await desk.MoveAsync(
            view.Handoff,
            view.Handoff with { Quality = quality, QualityReason = reason ?? view.Handoff.QualityReason },
            HandoffTrail.Entry(view.Handoff, CreditKind.Rated, turn.Rep.Id, turn.At, detail: quality.ToString(CultureInfo.InvariantCulture), turnId: turn.Id),
            cancellationToken);
        await desk.ShowAsync(rated!, cancellationToken);
        return reason is not null
            ? (turn.PressedIn is null ? turn.Say("handoffs.rate.done", ("quality", quality), ("sdr", view.Sdr.Name)) : Reply.Silence)
            : ((Reply)turn.Say("handoffs.rate.done", ("quality", quality), ("sdr", view.Sdr.Name)))
                .With(new Input(turn.Say("handoffs.buttons.why"), $"rate {view.Pin} {quality} because {{value}}", turn.Say("handoffs.rate.placeholder")));
    }
}

/// <summary><c>expansion handoff:7</c>: there is more to sell there.</summary>
public sealed class FlagExpansion(HandoffFinder finder, HandoffDesk desk) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["handoff"], cancellationToken);
        if (match.View is not { } view)
        {
            return match.Ask!;
        }

        if (view.Handoff.AeId != turn.Rep.Id || view.Handoff.AcceptedAt is null)
        {
            return turn.Say("handoffs.outcome.not_yours", ("lead", view.Lead.Said));
        }

        var flagged = await desk.MoveAsync(view.Handoff, view.Handoff with { IsExpansion = true }, HandoffTrail.Entry(view.Handoff, CreditKind.Expansion, turn.Rep.Id, turn.At, turnId: turn.Id), cancellationToken);
        await desk.ShowAsync(flagged!, cancellationToken);
        return turn.PressedIn is null ? turn.Say("handoffs.expansion", ("lead", view.Lead.Said)) : Reply.Silence;
    }
}

/// <summary><c>competitor of handoff:7 is Globex</c>: to whom it was lost.</summary>
public sealed class NameCompetitor(HandoffFinder finder, HandoffDesk desk) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["handoff"], cancellationToken);
        if (match.View is not { } view)
        {
            return match.Ask!;
        }

        if (view.Handoff.AeId != turn.Rep.Id || view.Handoff.AcceptedAt is null || view.Handoff.Outcome != HandoffOutcome.Lost)
        {
            return turn.Say("handoffs.outcome.not_yours", ("lead", view.Lead.Said));
        }

        var competitor = Sentence.Of(slots["name"]).Clip(80).Plain;
        var named = await desk.MoveAsync(view.Handoff, view.Handoff with { Competitor = competitor }, HandoffTrail.Entry(view.Handoff, CreditKind.Noted, turn.Rep.Id, turn.At, turnId: turn.Id), cancellationToken);
        await desk.ShowAsync(named!, cancellationToken);
        return ((Reply)turn.Say("handoffs.competitor", ("lead", view.Lead.Said), ("name", competitor))).InPlaceFor(turn);
    }
}

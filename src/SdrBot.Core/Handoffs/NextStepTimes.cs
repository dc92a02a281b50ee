using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary><c>times Acme: Thursday 2pm or Friday 10am</c>: the SDR proposes when the next step could be, and the account executive answers with other times.</summary>
public sealed class ProposeTimes(HandoffFinder finder, HandoffDesk desk, HandoffMessages messages, IHandoffStore handoffs, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (words, tail) = HandoffFinder.CutAtColon(slots["text"]!);
        var match = await finder.FindAsync(turn, words, cancellationToken);
        if (match.View is not { } view)
        {
            return match.Ask!;
        }

        var handoff = view.Handoff;
        if (!handoff.IsOpen || !(handoff.AeId == turn.Rep.Id || await authority.MayWorkForAsync(turn.Rep, handoff.SdrId, cancellationToken)))
        {
            return handoff.IsOpen ? turn.Say("handoffs.outcome.not_yours", ("lead", view.Lead.Said)) : AcceptHandoff.TooLate(turn, view);
        }

        if (ProposedTime.Cut(tail ?? string.Empty, turn).Times is not { IsEmpty: false } times)
        {
            return ((Reply)turn.Say("handoffs.times.how")).With(NextStepTimes.Other(view, turn.Words));
        }

        await handoffs.ProposeTimesAsync(handoff, turn.Rep.Id, times, cancellationToken);
        var moved = await desk.MoveAsync(handoff, handoff, HandoffTrail.Entry(handoff, CreditKind.Proposed, turn.Rep.Id, turn.At, turnId: turn.Id), cancellationToken);
        await messages.ShowAsync(moved!, cancellationToken);
        var what = $"times:{turn.Id}";
        if (turn.Rep.Id == handoff.AeId)
        {
            await messages.AlertSdrAsync(moved!, what, v => NextStepTimes.Ask(v, v.Sdr, turn.Rep.Id), cancellationToken);
        }
        else if (handoff.AeId is { } ae)
        {
            await messages.TellAsync(moved!, ae, what, (v, rep) => NextStepTimes.Ask(v, rep, turn.Rep.Id), cancellationToken);
        }

        return turn.Say("handoffs.times.proposed", ("name", turn.Rep.Id == handoff.AeId ? view.Sdr.Name : view.Ae?.Name ?? turn.Say("handoffs.times.whoever").Plain));
    }
}

/// <summary><c>confirm time:7</c>: the other side agrees, and the next step has its time.</summary>
public sealed class ConfirmTime(IHandoffStore handoffs, HandoffReader reader, HandoffDesk desk, HandoffMessages messages, Handover handover, HandoffFinder finder, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (!long.TryParse(slots["id"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id)
            || await handoffs.TimeAsync(turn.Tenant, id, cancellationToken) is not { } time
            || await handoffs.FindAsync(turn.Tenant, time.HandoffId, cancellationToken) is not { } handoff
            || !await finder.MaySeeAsync(turn.Rep, handoff, cancellationToken))
        {
            return turn.Say("handoffs.times.gone");
        }

        var view = await reader.ReadAsync(handoff, cancellationToken);
        if (handoff.State != HandoffState.Accepted || view.Ae is not { } ae)
        {
            return turn.Say("handoffs.times.accept_first", ("lead", view.Lead.Said));
        }

        var isForAe = time.ById != ae.Id;
        if (isForAe ? turn.Rep.Id != ae.Id : !await authority.MayWorkForAsync(turn.Rep, handoff.SdrId, cancellationToken))
        {
            return turn.Say("handoffs.outcome.not_yours", ("lead", view.Lead.Said));
        }

        if (time.At <= turn.At || !await handoffs.AgreeOnAsync(time, cancellationToken))
        {
            return turn.Say("handoffs.times.gone");
        }

        await handover.AgreedAsync(handoff, ae, time.At, turn.At, cancellationToken);
        var moved = await desk.MoveAsync(handoff, handoff, HandoffTrail.Entry(handoff, CreditKind.Agreed, turn.Rep.Id, turn.At, turnId: turn.Id), cancellationToken);
        await messages.ShowAsync(moved!, cancellationToken);
        if (isForAe)
        {
            await messages.AlertSdrAsync(moved!, $"agreed:{time.Id}", v => NextStepTimes.Agreed(v, v.Sdr, time, ae.Name), cancellationToken);
        }
        else
        {
            await messages.TellAsync(moved!, ae.Id, $"agreed:{time.Id}", (v, rep) => NextStepTimes.Agreed(v, rep, time, turn.Rep.Name), cancellationToken);
        }

        return ((Reply)turn.Say("handoffs.times.confirmed", ("step", view.Step(turn.Words)), ("lead", view.Lead.Said), ("when", turn.Rep.LocalTime(time.At)))).InPlaceFor(turn);
    }
}

/// <summary>How the times of a next step are shown, each on the reader's own clock.</summary>
internal static class NextStepTimes
{
    public static ImmutableArray<ProposedTime> Open(HandoffView view) => [.. view.Times.Where(t => t.State == ProposedTime.Proposed)];

    /// <summary>What is agreed on, or else what is proposed and by whom.</summary>
    public static IEnumerable<Block> Of(HandoffView view, Rep reader, Words words)
    {
        if (view.Times.LastOrDefault(t => t.State == ProposedTime.Agreed) is { } agreed)
        {
            yield return new Note(words.Say("handoffs.times.agreed", ("times", ProposedTime.Said([agreed], reader, words)), ("city", Zones.City(reader.Zone))));
        }
        else if (Open(view) is { IsEmpty: false } open)
        {
            yield return new Note(words.Say("handoffs.times.open", ("name", view.Name(open[0].ById)), ("times", ProposedTime.Said(open, reader, words)), ("city", Zones.City(reader.Zone))));
        }
    }

    /// <summary>The times that this side may agree to, and a place for others.</summary>
    public static IEnumerable<Control> Controls(HandoffView view, Rep reader, Words words) => view.Handoff.State != HandoffState.Accepted || Open(view) is not { IsEmpty: false } open ? []
        : (open[0].ById == view.Handoff.AeId) == (reader.Id == view.Handoff.AeId) ? []
        : [.. open.Select(t => new Button(words.Say("handoffs.times.one", ("when", reader.LocalTime(t.At))), $"confirm time:{t.Id}", ButtonStyle.Primary)), Other(view, words)];

    public static Control Other(HandoffView view, Words words) => new Input(words.Say("handoffs.times.other"), $"times {view.Pin}: {{value}}", words.Say("handoffs.times.example"));

    public static Reply Ask(HandoffView view, Rep reader, string byId)
    {
        var words = Words.In(reader.Language);
        return new Reply([new Paragraph(words.Say("handoffs.times.asks", ("name", view.Name(byId)), ("step", view.Step(words)), ("lead", view.Lead.Said))), .. Of(view, reader, words)])
            .With([.. Controls(view, reader, words)]);
    }

    public static Reply Agreed(HandoffView view, Rep reader, ProposedTime time, string by)
    {
        var words = Words.In(reader.Language);
        return words.Say("handoffs.times.told", ("name", by), ("step", view.Step(words)), ("lead", view.Lead.Said), ("when", reader.LocalTime(time.At)), ("city", Zones.City(reader.Zone)));
    }
}

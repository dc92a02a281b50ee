using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>Sees to it that no handoff lies about: a reminder, then the next account executive, then the managers; and asks what became of the accepted ones.</summary>
public sealed class SilentHandoffs(IHandoffStore handoffs, HandoffDesk desk, HandoffRouting routing, HandoffMessages messages, HandoffReader reader, DutyRoster roster, IRepDirectory people, ILeadStore leads, HandoffStageBook stages)
{
    private static readonly SilenceSteps Rules = SilenceSteps.Shipped;

    /// <summary>Something is to be done about it now.</summary>
    public async Task<bool> IsDueAsync(Handoff handoff, DateTimeOffset now, CancellationToken cancellationToken) => handoff.State == HandoffState.Accepted
        ? await IsLeftAsync(handoff, cancellationToken) || await ToNudgeAsync(handoff, now, cancellationToken) is not null
        : await IsOverAsync(handoff, cancellationToken) || await IsForNobodyAsync(handoff, cancellationToken) || await IsGoneAsync(handoff, now, cancellationToken) || await StepAsync(handoff, now, cancellationToken) is not null;

    /// <summary>Takes one step. Run twice, it is taken once: the handoff says how far it is.</summary>
    public async Task<bool> RunAsync(string tenant, long id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await handoffs.FindAsync(tenant, id, cancellationToken) is not { } handoff)
        {
            return false;
        }

        if (handoff.State == HandoffState.Accepted)
        {
            if (await IsLeftAsync(handoff, cancellationToken))
            {
                return await LeaveAsync(handoff, now, cancellationToken);
            }

            return await ToNudgeAsync(handoff, now, cancellationToken) is { } ae && await NudgeAsync(handoff, ae, now, cancellationToken);
        }

        if (await IsOverAsync(handoff, cancellationToken))
        {
            return await WithdrawAsync(handoff, now, cancellationToken);
        }

        if (await IsForNobodyAsync(handoff, cancellationToken))
        {
            return await GoOnAsync(handoff, now, cancellationToken);
        }

        if (await IsGoneAsync(handoff, now, cancellationToken))
        {
            return await PassOnAsync(handoff, AssignmentKind.WentAway, await WaitedAsync(handoff, now, cancellationToken), now, cancellationToken);
        }

        return await StepAsync(handoff, now, cancellationToken) switch
        {
            { Action: SilenceAction.Remind } => await RemindAsync(handoff, now, cancellationToken),
            { Action: SilenceAction.Next } step => await PassOnAsync(handoff, AssignmentKind.PassedOn, step.Minutes, now, cancellationToken),
            { Action: SilenceAction.Manager } => await OpenAsync(handoff with { SilenceStep = handoff.SilenceStep + 1 }, now, cancellationToken),
            _ => false,
        };
    }

    /// <summary>The lead was turned away or bought meanwhile: nobody is to accept it any more.</summary>
    private async Task<bool> IsOverAsync(Handoff handoff, CancellationToken cancellationToken) =>
        handoff.State is HandoffState.Offered or HandoffState.Declined && await leads.FindAsync(handoff.Tenant, handoff.LeadId, cancellationToken) is { IsOpen: false } lead
        && !HandoffStage.Takes(await stages.FindAsync(handoff.Tenant, cancellationToken), lead);

    private async Task<bool> WithdrawAsync(Handoff handoff, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await desk.MoveAsync(handoff, handoff.Withdraw(), HandoffTrail.Entry(handoff, CreditKind.Withdrawn, string.Empty, now), cancellationToken) is not { } withdrawn)
        {
            return false;
        }

        await messages.ShowAsync(withdrawn, cancellationToken);
        return true;
    }

    /// <summary>The one for whom it is meant is away, has left, or may not accept any more.</summary>
    private async Task<bool> IsGoneAsync(Handoff handoff, DateTimeOffset now, CancellationToken cancellationToken) =>
        handoff is { State: HandoffState.Offered, IsOpenToAll: false, AeId: { } id }
        && (await people.FindAsync(handoff.Tenant, id, cancellationToken) is not { } ae || !await roster.MayAcceptAsync(ae, cancellationToken) || ae.IsAway(DateOnly.FromDateTime(ae.LocalTime(now))));

    /// <summary>Whoever accepted it has left, or may not have handoffs any more: nobody would ever report.</summary>
    private async Task<bool> IsLeftAsync(Handoff handoff, CancellationToken cancellationToken) =>
        handoff is { State: HandoffState.Accepted, IsWithManager: false, AeId: { } id } && (await people.FindAsync(handoff.Tenant, id, cancellationToken) is not { } ae || !await roster.MayAcceptAsync(ae, cancellationToken));

    /// <summary>It waits for an SDR who has left.</summary>
    private async Task<bool> IsForNobodyAsync(Handoff handoff, CancellationToken cancellationToken) =>
        handoff.IsForSdr && await people.FindAsync(handoff.Tenant, handoff.SdrId, cancellationToken) is not { Active: true };

    /// <summary>What came back is a manager's to move; a question nobody will answer stops the clock no longer.</summary>
    private async Task<bool> GoOnAsync(Handoff handoff, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var goesOn = handoff.State == HandoffState.Declined ? handoff.LeaveToManager() : handoff.Resume(now);
        if (await desk.MoveAsync(handoff, goesOn, HandoffTrail.Entry(handoff, CreditKind.SdrLeft, string.Empty, now), cancellationToken) is not { } moved)
        {
            return false;
        }

        await messages.ShowAsync(moved, cancellationToken);
        await messages.TellManagersAsync(moved, cancellationToken);
        return true;
    }

    private async Task<bool> LeaveAsync(Handoff handoff, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await desk.MoveAsync(handoff, handoff.LeaveToManager(), HandoffTrail.Entry(handoff, CreditKind.Nudged, string.Empty, now), cancellationToken) is not { } left)
        {
            return false;
        }

        await messages.TellManagersAsync(left, cancellationToken);
        return true;
    }

    /// <returns>The step whose time has come.</returns>
    private async Task<SilenceStep?> StepAsync(Handoff handoff, DateTimeOffset now, CancellationToken cancellationToken) =>
        handoff is { State: HandoffState.Offered, IsOpenToAll: false, WaitingSince: not null } && handoff.SilenceStep < Rules.Steps.Length
        && Rules.Steps[handoff.SilenceStep] is var step && await WaitedAsync(handoff, now, cancellationToken) >= step.Minutes
            ? step
            : null;

    /// <summary>Working minutes that all who had it let go by.</summary>
    private async Task<int> WaitedAsync(Handoff handoff, DateTimeOffset now, CancellationToken cancellationToken) =>
        handoff is { AeId: { } id, WaitingSince: { } since } && await people.FindAsync(handoff.Tenant, id, cancellationToken) is { } ae
            ? handoff.WaitedMinutes + (int)WorkingTime.Between(ae, since, now).TotalMinutes
            : handoff.WaitedMinutes;

    private async Task<bool> RemindAsync(Handoff handoff, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entry = HandoffTrail.Entry(handoff, CreditKind.Reminded, string.Empty, now);
        if (await desk.MoveAsync(handoff, handoff with { SilenceStep = handoff.SilenceStep + 1 }, entry, cancellationToken) is not { } reminded)
        {
            return false;
        }

        await messages.TellAsync(reminded, handoff.AeId!, $"reminder:{reminded.Declines}:{reminded.SilenceStep}", Reminder, cancellationToken);
        return true;
    }

    private async Task<bool> PassOnAsync(Handoff handoff, AssignmentKind kind, int waited, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var had = HandoffHistory.Had(await reader.ReadAsync(handoff, cancellationToken)).Add(handoff.SdrId).Add(handoff.AeId!);
        var next = await routing.NextAsync(handoff.Tenant, had, kind, handoff.AeId, $"{handoff.Tenant}|{handoff.Id}|{now.ToUnixTimeMilliseconds()}", now, cancellationToken);
        if (next.AeId is null)
        {
            return kind == AssignmentKind.PassedOn
                ? await RemindAsync(handoff, now, cancellationToken)
                : await OpenAsync(handoff with { AeId = null, Assignment = next }, now, cancellationToken);
        }

        var counted = handoff with { SilenceStep = kind == AssignmentKind.PassedOn ? handoff.SilenceStep + 1 : handoff.SilenceStep };
        if (await desk.MoveAsync(handoff, counted.OfferTo(next, Math.Max(1, waited), now), HandoffTrail.Entry(handoff, CreditKind.PassedOn, string.Empty, now, next.AeId), cancellationToken) is not { } passed)
        {
            return false;
        }

        await messages.ShowAsync(passed, cancellationToken);
        return true;
    }

    private async Task<bool> OpenAsync(Handoff handoff, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = (await handoffs.FindAsync(handoff.Tenant, handoff.Id, cancellationToken))!;
        if (await desk.MoveAsync(before, handoff.OpenToAll(), HandoffTrail.Entry(handoff, CreditKind.Opened, string.Empty, now), cancellationToken) is not { } opened)
        {
            return false;
        }

        await messages.ShowAsync(opened, cancellationToken);
        await messages.TellManagersAsync(opened, cancellationToken);
        return true;
    }

    /// <returns>The account executive who has not reported in time, and is at work now.</returns>
    private async Task<Rep?> ToNudgeAsync(Handoff handoff, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (handoff is not { State: HandoffState.Accepted, AeId: { } id, Outcome: null or HandoffOutcome.Working or HandoffOutcome.NoShow } || handoff.Nudges >= Rules.MostNudges
            || await people.FindAsync(handoff.Tenant, id, cancellationToken) is not { } ae || !await roster.MayAcceptAsync(ae, cancellationToken))
        {
            return null;
        }

        var local = ae.LocalTime(now);
        var today = DateOnly.FromDateTime(local);
        var since = DateOnly.FromDateTime(ae.LocalTime(handoff.OutcomeAt ?? handoff.AcceptedAt ?? now));
        var worked = Enumerable.Range(1, Math.Max(0, Math.Min(90, today.DayNumber - since.DayNumber))).Count(d => ae.WorksOn(since.AddDays(d)));
        return ae.WorksOn(today) && ae.Hours.Includes(local) && worked >= Rules.OutcomeAfterDays * (handoff.Nudges + 1) ? ae : null;
    }

    private async Task<bool> NudgeAsync(Handoff handoff, Rep ae, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await desk.MoveAsync(handoff, handoff with { Nudges = handoff.Nudges + 1 }, HandoffTrail.Entry(handoff, CreditKind.Nudged, string.Empty, now), cancellationToken) is not { } nudged)
        {
            return false;
        }

        await messages.TellAsync(nudged, ae.Id, $"nudge:{now.ToUnixTimeMilliseconds()}", Nudge, cancellationToken);
        return true;
    }

    private static Reply Reminder(HandoffView view, Rep rep)
    {
        var words = Words.In(rep.Language);
        return new Reply([new Paragraph(words.Say("handoffs.ae.reminder", ("lead", view.Lead.Said), ("sdr", view.Sdr.Name), ("since", rep.LocalTime(view.Handoff.WaitingSince ?? view.Handoff.MadeAt))))])
            .With(HandoffCard.Controls(view, words));
    }

    private static Reply Nudge(HandoffView view, Rep rep)
    {
        var words = Words.In(rep.Language);
        return ((Reply)words.Say("handoffs.ae.nudge", ("lead", view.Lead.Said), ("sdr", view.Sdr.Name))).With(AeCard.Outcomes(view, words));
    }
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Qualification;

namespace SdrBot.Handoffs;

/// <summary>Hands a lead off: the brief is frozen, somebody is found for it, it is announced once, and the lead leaves its cadence.</summary>
public sealed class NewHandoff(BriefWriter briefs, HandoffRouting routing, HandoffDesk desk, HandoffMessages messages, HandoffReader views, Handover handover, IRepDirectory people, IHandoffStore handoffs)
{
    /// <param name="ae">Null for whoever has the turn.</param>
    public async Task<Reply> OpenAsync(Turn turn, Assessment assessment, Rep? ae, NextStep step, bool wantsEngineer, string? overrideReason, ImmutableArray<DateTimeOffset> times, CancellationToken cancellationToken)
    {
        var lead = assessment.Lead;
        var sdr = await people.FindAsync(turn.Tenant, lead.OwnerId, cancellationToken) ?? turn.Rep;
        var assignment = ae is null
            ? await routing.NextAsync(turn.Tenant, [sdr.Id], AssignmentKind.InTurn, null, $"{turn.Tenant}|{lead.Id}|{turn.At.ToUnixTimeMilliseconds()}", turn.At, cancellationToken)
            : new Assignment(AssignmentKind.Named, ae.Id, [], []) { ById = turn.Rep.Id };
        var reader = ae ?? (assignment.AeId is { } next ? await people.FindAsync(turn.Tenant, next, cancellationToken) : null);
        var handoff = await desk.OpenAsync(
            new Handoff
            {
                Tenant = turn.Tenant,
                LeadId = lead.Id,
                SdrId = sdr.Id,
                AeId = assignment.AeId,
                NextStep = step.Key,
                IsEngineerWanted = wantsEngineer,
                State = HandoffState.Offered,
                IsOpenToAll = assignment.AeId is null,
                Brief = await briefs.WriteAsync(lead, assessment, sdr, reader, cancellationToken),
                Assignment = assignment,
                OverrideReason = overrideReason,
                OverrideBy = overrideReason is null ? null : turn.Rep.Id,
                MadeAt = turn.At,
                WaitingSince = assignment.AeId is null ? null : turn.At,
            },
            turn.Rep.Id,
            turn.Id,
            cancellationToken);
        if (!times.IsEmpty)
        {
            await handoffs.ProposeTimesAsync(handoff, turn.Rep.Id, times, cancellationToken);
        }

        await handover.OfferedAsync(lead, turn.Rep, turn.At, cancellationToken);
        await messages.ShowAsync(handoff, cancellationToken);
        if (assignment.AeId is null)
        {
            await messages.TellManagersAsync(handoff, cancellationToken);
        }

        if (sdr.Id == turn.Rep.Id)
        {
            // The SDR's own message says it all, and stays the place where the handoff stands.
            return Reply.Silence;
        }

        var view = await views.ReadAsync(handoff, cancellationToken);
        return new Reply([new Paragraph(turn.Say("handoffs.made_for", ("lead", lead.Said), ("sdr", sdr.Name))), new Note(HandoffStanding.Assigned(view, turn.Words))]);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Qualification;
using SdrBot.Touches;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary><c>hand off Acme to Alex for a demo</c>: to somebody, or to whose turn it is; refused while mandatory answers are missing.</summary>
public sealed class HandOffLead(
    LeadFinder finder, IHandoffStore handoffs, NextStepNames steps, RepFinder people, DutyRoster roster, Authority authority, Assessor assessor, HandoffReader reader, NewHandoff opening, HandoffStageBook stages, ITouchStore touches) : IHandler
{
    public const string Intent = "handoff_lead";
    private const int MostSeen = 200;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (line, leadWords, aeWords, step, unknown, times) = await ReadAsync(turn, slots, cancellationToken);
        if (!await authority.MayAsync(turn.Rep, Permission.OwnLeads, cancellationToken))
        {
            return turn.Say("handoffs.not_allowed");
        }

        var match = await finder.FindAsync(turn, slots["lead"] ?? leadWords, cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        if (await handoffs.OpenOfLeadAsync(turn.Tenant, lead.Id, cancellationToken) is { } open)
        {
            var view = await reader.ReadAsync(open, cancellationToken);
            return new Reply([new Paragraph(turn.Say("handoffs.already", ("lead", lead.Said))), new Note(HandoffStanding.Of(view, turn.Words))]);
        }

        var stage = await stages.FindAsync(turn.Tenant, cancellationToken);
        if (!HandoffStage.Takes(stage, lead))
        {
            return turn.Say("handoffs.closed", ("lead", lead.Said), ("status", turn.Words.Name("leads.statuses", lead.Status)));
        }

        var (ae, refusal) = await AeAsync(turn, lead, aeWords, step, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        if (step is null)
        {
            return await AskStepAsync(turn, lead, ae, unknown, line, times, cancellationToken);
        }

        if (!HandoffStage.IsReached(stage, lead, await touches.OfLeadAsync(turn.Tenant, lead.Id, MostSeen, cancellationToken))
            && (line.Reason is null || !await authority.MayAsync(turn.Rep, Permission.OverrideGates, cancellationToken)))
        {
            return TooEarly(turn, lead, ae, step, line, times, stage, await authority.MayAsync(turn.Rep, Permission.OverrideGates, cancellationToken));
        }

        var assessment = await assessor.AssessAsync(lead, cancellationToken);
        if (!assessment.Gaps.IsEmpty && (line.Reason is null || !await authority.MayAsync(turn.Rep, Permission.OverrideGates, cancellationToken)))
        {
            return await GateAsync(turn, assessment, ae, step, line, times, cancellationToken);
        }

        return await opening.OpenAsync(turn, assessment, ae, step, line.WantsEngineer, assessment.Gaps.IsEmpty ? null : line.Reason, times, cancellationToken);
    }

    /// <summary>Who and what is meant: a name may itself hold "to" or "for", so only what fits somebody or some step counts as such.</summary>
    private async Task<(HandoffLine Line, string? Lead, string? Ae, NextStep? Step, string? Unknown, ImmutableArray<DateTimeOffset> Times)> ReadAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (slots["text"] is not { } text)
        {
            var (to, @for) = slots["ae"] is { } said ? HandoffLine.Cut(said, "for") : (null, null);
            var named = slots["next_step"] ?? @for;
            (named, var proposed) = named is null ? (null, []) : ProposedTime.Cut(named, turn);
            return (new(string.Empty, false, null), slots["lead"], to, named is null ? null : await steps.FindAsync(turn.Tenant, named, turn.Words, cancellationToken), named, proposed);
        }

        var line = HandoffLine.Parse(text);
        var (head, tail) = HandoffLine.Cut(line.Text, "for");
        (tail, var times) = tail is null ? (null, ImmutableArray<DateTimeOffset>.Empty) : ProposedTime.Cut(tail, turn);
        var step = tail is null ? null : await steps.FindAsync(turn.Tenant, tail, turn.Words, cancellationToken);
        var (lead, ae) = HandoffLine.Cut(step is null && tail is not null && !head.Contains(" to ", StringComparison.OrdinalIgnoreCase) ? line.Text : head, "to");
        if (ae is not null && !HandoffLine.IsAnybody(ae) && (await people.FindAsync(turn, ae, cancellationToken)) is { Rep: null } && (await finder.SearchAsync(turn, $"{lead} to {ae}", cancellationToken)).Length > 0)
        {
            return (line, $"{lead} to {ae}", null, step, null, times);
        }

        return (line, lead, ae, step, step is null ? tail : null, times);
    }

    private async Task<(Rep? Ae, Reply? Refusal)> AeAsync(Turn turn, Lead lead, string? words, NextStep? step, CancellationToken cancellationToken)
    {
        if (words is null || HandoffLine.IsAnybody(words))
        {
            var duty = await roster.FindAsync(turn.Tenant, [lead.OwnerId], turn.At, cancellationToken);
            return (null, duty.IsEmpty ? (Reply)turn.Say("handoffs.no_aes") : null);
        }

        var (ae, question) = await people.FindAsync(turn, words, cancellationToken);
        if (ae is null)
        {
            return (null, question);
        }

        if (ae.Id == lead.OwnerId || !await roster.MayAcceptAsync(ae, cancellationToken))
        {
            // "assign Emily to Dana" of a manager may mean that Dana is to work on her.
            var refusal = (Reply)turn.Say("handoffs.cannot_accept", ("name", ae.Name));
            return (null, ae.Id != lead.OwnerId && await authority.MayAsync(turn.Rep, Permission.ManageTeam, cancellationToken)
                ? refusal.With(new Button(turn.Say("handoffs.buttons.reassign_lead", ("name", ae.Name)), $"reassign lead:{lead.Id} to {ae.Name}"))
                : refusal);
        }

        return ae.IsAway(DateOnly.FromDateTime(ae.LocalTime(turn.At)))
            ? (null, ((Reply)turn.Say("handoffs.ae_away", ("name", ae.Name), ("until", ae.AwayUntil ?? ae.AwayFrom)))
                .With(new Button(turn.Say("handoffs.buttons.in_turn"), step is null ? $"hand off lead:{lead.Id}" : $"hand off lead:{lead.Id} for {step.Key}", ButtonStyle.Primary)))
            : (ae, null);
    }

    private async Task<Reply> AskStepAsync(Turn turn, Lead lead, Rep? ae, string? unknown, HandoffLine line, ImmutableArray<DateTimeOffset> times, CancellationToken cancellationToken)
    {
        var all = await steps.AllAsync(turn.Tenant, cancellationToken);
        var sentence = unknown is null ? turn.Say("handoffs.which_step", ("lead", lead.Said)) : turn.Say("handoffs.no_such_step", ("words", unknown), ("lead", lead.Said));
        return ((Reply)sentence).With([.. all.Select(s => new Button(NextStepNames.Said(s, turn.Words), Command(lead, ae, s, line.WantsEngineer, line.Reason, Again(times, turn))))]).InPlaceFor(turn).InPrivate();
    }

    /// <summary>The company hands off later than this lead is.</summary>
    private static Reply TooEarly(Turn turn, Lead lead, Rep? ae, NextStep step, HandoffLine line, ImmutableArray<DateTimeOffset> times, string stage, bool mayPass)
    {
        var next = stage == HandoffStage.AfterDemo
            ? new Button(turn.Say("handoffs.buttons.met"), $"log {LeadFinder.Pin}{lead.Id} meeting attended")
            : new Button(turn.Say("handoffs.buttons.ordered"), $"status {LeadFinder.Pin}{lead.Id} order_pending");
        var again = new Button(turn.Say("handoffs.buttons.again"), Command(lead, ae, step, line.WantsEngineer, null, Again(times, turn)));
        var reply = (Reply)turn.Say($"handoffs.stage.early.{stage}", ("lead", lead.Said));
        return mayPass
            ? reply.With(next, again, new Input(turn.Say("handoffs.buttons.override"), Command(lead, ae, step, line.WantsEngineer, "{value}", Again(times, turn)), turn.Say("handoffs.gate.reason")))
            : reply.With(next, again);
    }

    /// <summary>What is missing, each with the way to answer it; and who could let it pass.</summary>
    private async Task<Reply> GateAsync(Turn turn, Assessment assessment, Rep? ae, NextStep step, HandoffLine line, ImmutableArray<DateTimeOffset> times, CancellationToken cancellationToken)
    {
        var lead = assessment.Lead;
        var items = assessment.Gaps.Select(q => new Item(q.Name(turn.Rep.Language))
        {
            Controls = [new Button(turn.Say("handoffs.buttons.answer"), $"qualify lead:{lead.Id} at {q.Key}")],
        });
        var key = string.Create(CultureInfo.InvariantCulture, $"{HandoffMessages.Gates(lead.Id)}{turn.Id}@{turn.At.ToUnixTimeMilliseconds()}");
        var blocks = ImmutableArray.Create<Block>(new Paragraph(turn.Say("handoffs.gate.missing", ("lead", lead.Said), ("count", assessment.Gaps.Length))), new Items([.. items]));
        var again = new Button(turn.Say("handoffs.buttons.again"), Command(lead, ae, step, line.WantsEngineer, null, Again(times, turn)));
        if (await authority.MayAsync(turn.Rep, Permission.OverrideGates, cancellationToken))
        {
            return new Reply(blocks) { Key = key }.With(
                again,
                new Input(turn.Say("handoffs.buttons.override"), Command(lead, ae, step, line.WantsEngineer, "{value}", Again(times, turn)), turn.Say("handoffs.gate.reason")));
        }

        var passers = new List<Sentence>();
        foreach (var rep in await authority.ManagersAsync(turn.Tenant, cancellationToken))
        {
            if (await authority.MayAsync(rep, Permission.OverrideGates, cancellationToken))
            {
                passers.Add(Sentence.Of(rep.Name));
            }
        }

        return new Reply(blocks.Add(new Note(turn.Say("handoffs.gate.who", ("names", turn.Words.List(passers.Take(3))), ("command", Command(lead, ae, step, line.WantsEngineer, "…", string.Empty)))))) { Key = key }.With(again);
    }

    private static string Again(ImmutableArray<DateTimeOffset> times, Turn turn) => times.IsEmpty ? string.Empty : $" {ProposedTime.Again(times, turn.Rep)}";

    private static string Command(Lead lead, Rep? ae, NextStep step, bool wantsEngineer, string? reason, string times) =>
        $"hand off {LeadFinder.Pin}{lead.Id}{(ae is null ? "" : $" to {ae.Id}")} for {step.Key}{times}{(wantsEngineer ? " with a sales engineer" : "")}{(reason is null ? "" : $" anyway because {reason}")}";
}

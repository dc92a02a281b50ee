using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;

namespace SdrBot.Qualification;

/// <summary><c>qualify Acme</c>, <c>qualify Acme as MEDDIC</c>, <c>qualify lead:42 at budget_amount</c>: opens the checklist, or goes on with it.</summary>
public sealed class Qualify(LeadFinder finder, CompanyFrameworks frameworks, Assessor assessor, Checklist checklist, IOpenCard openCard) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (words, framework, question) = Read(turn, slots);
        if (slots["framework"] is { } named && framework is null)
        {
            return turn.Say("qualification.no_framework", ("words", named), ("frameworks", turn.Words.List(frameworks.Of(turn.Tenant).All.Select(f => f.Title(turn.Rep.Language)))));
        }

        var match = await finder.FindAsync(turn, words, cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        await openCard.OpenAsync(turn, lead, cancellationToken);
        framework ??= await assessor.OfTeamAsync(turn.Tenant, cancellationToken);
        var assessment = await assessor.AssessAsync(lead, framework.Id, cancellationToken);
        if (!lead.IsOpen)
        {
            return ((Reply)turn.Say("qualification.closed", ("lead", lead.Said), ("status", turn.Words.Name("leads.statuses", lead.Status)))).With(ChecklistReplies.Outcome(turn, assessment)).InPlaceFor(turn);
        }

        var known = framework.Questions.Length - assessment.Unasked.Length;
        ImmutableArray<Block> said = question is not null || assessment.Unasked.IsEmpty ? []
            : known == 0 ? [new Note(turn.Say("qualification.begin"))]
            : [new Note(turn.Say("qualification.continue", ("known", known), ("all", framework.Questions.Length)))];
        return await checklist.AskAsync(turn, lead, OpenChecklist.Of(lead.Id, framework.Id, turn.At), said, question, cancellationToken);
    }

    /// <summary>"Kim at Acme" is a lead, "Acme at budget" a question.</summary>
    private (string? Lead, Framework? Framework, Question? Question) Read(Turn turn, Slots slots)
    {
        var question = slots["question"] is { } asked ? frameworks.Of(turn.Tenant).FindQuestion(asked) : null;
        var lead = slots["question"] is { } words && question is null && slots["lead"] is { } before && !before.StartsWith(LeadFinder.Pin, StringComparison.Ordinal)
            ? $"{before} at {words}"
            : slots["lead"];
        return (lead, slots["framework"] is { } framework ? frameworks.Of(turn.Tenant).Find(framework) : null, question);
    }
}

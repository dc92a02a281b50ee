using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;

namespace SdrBot.Qualification;

/// <summary><c>checklist lead:42 skip budget_amount</c>: what a checklist's buttons say, and the same words typed.</summary>
public sealed class ChecklistMove(LeadFinder finder, CompanyFrameworks frameworks, Assessor assessor, Checklist checklist) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, LeadFinder.Pin + slots["id"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        var open = await checklist.OpenAsync(turn, lead, cancellationToken) ?? OpenChecklist.Of(lead.Id, (await assessor.OfTeamAsync(turn.Tenant, cancellationToken)).Id, turn.At);
        return await MoveAsync(turn, lead, open with { Asked = frameworks.Of(turn.Tenant).Question(slots["question"]!)?.Key ?? open.Asked }, slots["move"]!, cancellationToken);
    }

    /// <param name="move">Why, coach, skip, enough, back or pause.</param>
    public async Task<Reply> MoveAsync(Turn turn, Lead lead, OpenChecklist open, string move, CancellationToken cancellationToken)
    {
        var question = open.Asked is { } key ? frameworks.Of(turn.Tenant).Question(key) : null;
        switch (move)
        {
            case "pause":
                return await checklist.PauseAsync(turn, lead, open, cancellationToken);
            case "back":
                var before = open.Trail.Reverse().Select(frameworks.Of(turn.Tenant).Question).FirstOrDefault(q => q is not null && q.Key != open.Asked);
                return before is null
                    ? await checklist.AgainAsync(turn, lead, open, [new Paragraph(turn.Say("qualification.first_question"))], cancellationToken)
                    : await checklist.AskAsync(turn, lead, open with { Trail = [.. open.Trail.Where(q => q != before.Key)], Skipped = [.. open.Skipped.Where(q => q != before.Key)] }, [], before, cancellationToken);
            case "skip" when question is not null:
                return await checklist.AskAsync(turn, lead, open.Skip(question.Key), [new Note(turn.Say("qualification.skipped_one", ("name", question.Name(turn.Rep.Language))))], null, cancellationToken);
            case "enough" when question is not null:
                return await checklist.AskAsync(turn, lead, open.Leave(question.Key), [], null, cancellationToken);
            case "why" when question is not null:
                return await checklist.AgainAsync(turn, lead, open, [new Paragraph(turn.Say("qualification.why", ("why", question.In(turn.Rep.Language).Why)))], cancellationToken);
            case "coach" when question is not null:
                return await checklist.AgainAsync(turn, lead, open, Wordings(turn, question), cancellationToken);
            default:
                return await checklist.AskAsync(turn, lead, open, [], null, cancellationToken);
        }
    }

    private static ImmutableArray<Block> Wordings(Turn turn, Question question) => question.In(turn.Rep.Language).Wordings is { IsEmpty: false } wordings
        ? [new Paragraph(turn.Say("qualification.coach")), new Items([.. wordings.Select(w => new Item(turn.Say("qualification.wording", ("words", w))))])]
        : [new Paragraph(turn.Say("qualification.no_coach"))];
}

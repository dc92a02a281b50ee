using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;

namespace SdrBot.Qualification;

/// <summary>Asks what is missing, one question at a time, until nothing is.</summary>
public sealed class Checklist(Assessor assessor, CompanyFrameworks frameworks, IConversationStore conversations, StatusMove move)
{
    /// <summary>After so many answers that were none the ways out come first.</summary>
    public const int MostTries = 3;

    /// <summary>The checklist of this lead that the person has open here.</summary>
    public async Task<OpenChecklist?> OpenAsync(Turn turn, Lead lead, CancellationToken cancellationToken) =>
        OpenChecklist.From(await conversations.OpenFormAsync(turn, cancellationToken)) is { } open && open.LeadId == lead.Id ? open : null;

    /// <summary>Asks a question, or the next that nobody has answered; at the end says where the lead stands.</summary>
    /// <param name="said">What is said first.</param>
    /// <param name="question">Null for the next one.</param>
    public async Task<Reply> AskAsync(Turn turn, Lead lead, OpenChecklist open, ImmutableArray<Block> said, Question? question, CancellationToken cancellationToken)
    {
        var assessment = await assessor.AssessAsync(lead, open.Framework, cancellationToken);
        question = question is null ? assessment.Unasked.FirstOrDefault(q => !open.Skipped.Contains(q.Key)) : assessment.Framework.Find(question.Key) ?? question;
        if (question is null)
        {
            return await FinishAsync(turn, lead, assessment, open, said, cancellationToken);
        }

        var known = assessment.Find(question.Key);
        var asked = open.Ask(question.Key, known?.Version ?? 0, turn.At);
        await conversations.SaveFormAsync(turn, asked.ToForm(), cancellationToken);
        return ChecklistReplies.Ask(turn, assessment, question, known, asked, said, assessor.Said).InPlaceFor(turn);
    }

    /// <summary>The question again, after something that was no answer to it.</summary>
    public async Task<Reply> AgainAsync(Turn turn, Lead lead, OpenChecklist open, ImmutableArray<Block> said, CancellationToken cancellationToken)
    {
        if (open.Asked is not { } key || frameworks.Of(turn.Tenant).Question(key) is not { } question)
        {
            return await AskAsync(turn, lead, open, said, null, cancellationToken);
        }

        var assessment = await assessor.AssessAsync(lead, open.Framework, cancellationToken);
        var known = assessment.Find(key);
        open = open with { Version = known?.Version ?? 0, At = turn.At };
        await conversations.SaveFormAsync(turn, open.ToForm(), cancellationToken);
        return ChecklistReplies.Ask(turn, assessment, assessment.Framework.Find(key) ?? question, known, open, said, assessor.Said).InPlaceFor(turn);
    }

    public async Task<Reply> PauseAsync(Turn turn, Lead lead, OpenChecklist open, CancellationToken cancellationToken)
    {
        await conversations.SaveFormAsync(turn, null, cancellationToken);
        return ChecklistReplies.Paused(turn, await assessor.AssessAsync(lead, open.Framework, cancellationToken)).InPlaceFor(turn);
    }

    /// <summary>Where a lead stands, with what can be done about it.</summary>
    public async Task<Reply> FinishAsync(Turn turn, Lead lead, Assessment assessment, OpenChecklist open, ImmutableArray<Block> said, CancellationToken cancellationToken)
    {
        await conversations.SaveFormAsync(turn, null, cancellationToken);
        var moved = assessment is { Verdict: Verdict.Qualified, Framework.MovesQualified: true } && LeadStatus.Allows(lead.Status, LeadStatus.Sql)
            ? await move.ToAsync(lead, turn.Rep, LeadStatus.Sql, null, null, turn.At, cancellationToken)
            : null;
        return ChecklistReplies.Finished(turn, moved is null ? assessment : assessment with { Lead = moved }, open, said, moved is not null, assessor.Said).InPlaceFor(turn);
    }
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Touches;

namespace SdrBot.Qualification;

/// <summary>Reads the note of a logged touch: what answers a question is kept with the touch; what differs from an earlier answer is offered, never put in its place.</summary>
public sealed class NotedAnswers(FindingLog log, IFindingStore findings, CompanyFrameworks frameworks, Assessor assessor) : IAfterTouch
{
    public async Task<AlsoSaid?> AfterAsync(Turn turn, LoggedTouch logged, CancellationToken cancellationToken)
    {
        var (touch, lead) = (logged.Touch, logged.Lead);
        if (!lead.IsOpen)
        {
            return null;
        }

        ImmutableArray<Heard> heard = touch.Note is { } note ? [.. HeardAnswers.Read(note, turn.LocalNow).Where(h => frameworks.Of(turn.Tenant).Question(h.Question) is not null)] : [];
        if (heard.IsEmpty)
        {
            return touch.IsConversation && !Disposition.Of(touch.Outcome).IsNo ? new([], [Qualify(turn, lead.Id)]) : null;
        }

        var known = (await findings.OfLeadAsync(lead.Tenant, lead.Id, cancellationToken)).Where(f => f.IsKnown).ToDictionary(f => f.Question, StringComparer.Ordinal);
        var kept = await log.KeepAsync(turn, lead, heard.Where(h => !known.ContainsKey(h.Question)), touch.Id, cancellationToken);
        var assessment = await assessor.AssessAsync(lead, cancellationToken);
        var blocks = KeptReplies.Understood(turn, assessment, frameworks.Of(turn.Tenant), kept, assessor.Said);
        var differing = heard.Where(h => known.TryGetValue(h.Question, out var f) && f.Value != h.Value).Select(h => Differs(turn, lead.Id, known[h.Question], h)).ToImmutableArray();
        blocks = differing.IsEmpty ? blocks : blocks.AddRange(new Paragraph(turn.Say("qualification.differs")), new Items(differing));
        return new(blocks, [Qualify(turn, lead.Id)]);
    }

    private static Button Qualify(Turn turn, long leadId) => new(turn.Say("qualification.buttons.qualify"), $"qualify lead:{leadId}");

    private Item Differs(Turn turn, long leadId, Finding known, Heard heard)
    {
        var name = frameworks.Of(turn.Tenant).Question(heard.Question)!.Name(turn.Rep.Language);
        var now = assessor.Said(known, turn.Words);
        var noted = assessor.Said(turn.Tenant, heard.Question, heard.Value, turn.Words);
        return new(turn.Say("qualification.answer", ("name", name), ("answer", now)), turn.Say("qualification.noted", ("answer", noted)))
        {
            Controls = [new Button(turn.Say("qualification.buttons.change_to", ("answer", noted.Clip(40))), $"learned lead:{leadId} {heard.Question}@{known.Version}: {AnswerReader.Normal}{heard.Value}")],
        };
    }
}

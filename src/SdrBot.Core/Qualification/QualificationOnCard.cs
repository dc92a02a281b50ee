using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;

namespace SdrBot.Qualification;

/// <summary>Where a lead stands and how complete its answers are, on its card, with the way to the checklist.</summary>
public sealed class QualificationOnCard(Assessor assessor) : ILeadCardPart
{
    public async Task<AlsoSaid> PartAsync(Turn turn, Lead lead, CancellationToken cancellationToken)
    {
        ImmutableArray<Control> controls = lead.IsOpen ? [new Button(turn.Say("qualification.buttons.qualify"), $"qualify lead:{lead.Id}")] : [];
        var assessment = await assessor.AssessAsync(lead, cancellationToken);
        return assessment.Findings.IsEmpty
            ? new([], controls)
            : new(
                [
                    new Paragraph(turn.Say("qualification.on_card", ("framework", assessment.Framework.Title(turn.Rep.Language)), ("standing", ChecklistReplies.Standing(turn, assessment)))),
                    new Progress(turn.Say("qualification.answered"), assessment.Answered, assessment.Framework.Questions.Length),
                ],
                controls.Add(new Button(turn.Say("qualification.buttons.score"), $"score lead:{lead.Id}")));
    }
}

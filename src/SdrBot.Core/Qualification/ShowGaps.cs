using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary><c>gaps Acme</c>: what must still be learned, and what each other framework lacks.</summary>
public sealed class ShowGaps(LeadFinder finder, CompanyFrameworks frameworks, Assessor assessor) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["lead"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        var team = await assessor.AssessAsync(lead, cancellationToken);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        if (team.Gaps.IsEmpty)
        {
            blocks.Add(new Paragraph(turn.Say("qualification.gaps.none", ("lead", lead.Said), ("framework", team.Framework.Title(turn.Rep.Language)))));
        }
        else
        {
            blocks.Add(new Paragraph(turn.Say("qualification.gaps.title", ("lead", lead.Said), ("framework", team.Framework.Title(turn.Rep.Language)))));
            blocks.Add(new Items([.. team.Gaps.Select(q => Gap(turn, lead, team, q))]));
        }

        foreach (var other in frameworks.Of(turn.Tenant).All.Where(f => f.Id != team.Framework.Id))
        {
            var gaps = (await assessor.AssessAsync(lead, other.Id, cancellationToken)).Gaps;
            blocks.Add(new Note(gaps.IsEmpty
                ? turn.Say("qualification.gaps.other_none", ("framework", other.Title(turn.Rep.Language)))
                : turn.Say("qualification.gaps.other", ("framework", other.Title(turn.Rep.Language)), ("questions", ChecklistReplies.Names(turn, gaps)))));
        }

        var reply = new Reply(blocks.ToImmutable());
        var score = new Button(turn.Say("qualification.buttons.score"), $"score lead:{lead.Id}");
        return (team.Unasked.IsEmpty || !lead.IsOpen ? reply.With(score) : reply.With(ChecklistReplies.Continue(turn, lead), score)).InPlaceFor(turn);
    }

    private static Item Gap(Turn turn, Lead lead, Assessment assessment, Question question)
    {
        var texts = question.In(turn.Rep.Language);
        return new(turn.Say("qualification.ask", ("name", texts.Name), ("question", Sentence.Of(texts.Ask))), assessment.Find(question.Key) is null ? null : turn.Say("qualification.gaps.asked"))
        {
            Controls = lead.IsOpen ? [new Button(turn.Say("qualification.buttons.answer"), $"qualify lead:{lead.Id} at {question.Key}")] : [],
        };
    }
}

/// <summary><c>recap Acme</c>: what the prospect said, to read back to them.</summary>
public sealed class ShowRecap(LeadFinder finder, Assessor assessor) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["lead"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        var assessment = await assessor.AssessAsync(lead, cancellationToken);
        return assessment.Findings.Any(f => f.IsKnown)
            ? new Reply([new Paragraph(turn.Say("qualification.recap.title", ("lead", lead.Said))), new Quote(Recap.Of(turn, assessment, assessor.Said)), new Note(ChecklistReplies.Standing(turn, assessment))])
                .With(ChecklistReplies.Outcome(turn, assessment)).InPlaceFor(turn)
            : ((Reply)turn.Say("qualification.recap.nothing", ("lead", lead.Said))).With(ChecklistReplies.Continue(turn, lead)).InPlaceFor(turn);
    }
}

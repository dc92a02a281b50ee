using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary><c>score Acme</c>: every answer with its points, who gave it and when; what is missing; the verdict.</summary>
public sealed class ShowScore(LeadFinder finder, CompanyFrameworks frameworks, Assessor assessor, IRepDirectory people) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var framework = slots["framework"] is { } named ? frameworks.Of(turn.Tenant).Find(named) : null;
        var words = slots["framework"] is { } other && framework is null ? $"{slots["lead"]} as {other}" : slots["lead"];
        var match = await finder.FindAsync(turn, words, cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        framework ??= await assessor.OfTeamAsync(turn.Tenant, cancellationToken);
        var assessment = await assessor.AssessAsync(lead, framework.Id, cancellationToken);
        var items = ImmutableArray.CreateBuilder<Item>();
        foreach (var question in framework.Questions)
        {
            items.Add(await ItemAsync(turn, assessment, question, cancellationToken));
        }

        return new Reply(
            [
                new Heading(turn.Say("qualification.score.title", ("lead", lead.Said), ("framework", framework.Title(turn.Rep.Language)))),
                new Progress(turn.Say("qualification.score.points", ("needed", framework.Needed)), assessment.Score, assessment.Most),
                new Paragraph(ChecklistReplies.Standing(turn, assessment)),
                new Items(items.ToImmutable()),
            ])
            .With(
            [
                .. assessment.Unasked.IsEmpty || !lead.IsOpen ? ImmutableArray<Control>.Empty : [new Button(turn.Say("qualification.buttons.go_on"), $"qualify lead:{lead.Id} as {framework.Id}", ButtonStyle.Primary)],
                .. frameworks.Of(turn.Tenant).All.Where(f => f.Id != framework.Id).Select(f => new Button(turn.Say("qualification.buttons.as", ("framework", f.Title(turn.Rep.Language))), $"score lead:{lead.Id} as {f.Id}")),
                .. ChecklistReplies.Outcome(turn, assessment).Where(c => !c.Command.StartsWith("score ", StringComparison.Ordinal)),
            ])
            .InPlaceFor(turn);
    }

    private async Task<Item> ItemAsync(Turn turn, Assessment assessment, Question question, CancellationToken cancellationToken)
    {
        var lead = assessment.Lead;
        var finding = assessment.Find(question.Key);
        var answer = finding is null ? turn.Say("qualification.values.unasked") : assessor.Said(finding, turn.Words);
        var points = turn.Say("qualification.points", ("points", finding is null ? 0 : assessment.PointsOf(finding)), ("most", question.Points));
        var by = finding is null ? null : await people.FindAsync(turn.Tenant, finding.RepId, cancellationToken);
        var note = finding is null
            ? question.IsMandatory ? turn.Say("qualification.score.mandatory") : Sentence.Empty
            : turn.Say("qualification.score.by", ("name", by?.Name ?? finding.RepId), ("when", DateOnly.FromDateTime(turn.Rep.LocalTime(finding.At))));
        return new(turn.Say("qualification.answer", ("name", question.Name(turn.Rep.Language)), ("answer", answer)), Sentence.Join(" · ", points, note))
        {
            Controls = lead.IsOpen ? [new Button(turn.Say(finding is null ? "qualification.buttons.answer" : "qualification.buttons.edit"), $"qualify lead:{lead.Id} at {question.Key}")] : [],
        };
    }
}

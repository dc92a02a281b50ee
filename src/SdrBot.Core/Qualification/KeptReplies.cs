using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary>What was understood, each answer with a way to fix it.</summary>
internal static class KeptReplies
{
    private const int LongestQuote = 120;

    public static ImmutableArray<Block> Understood(Turn turn, Assessment assessment, FrameworkLibrary frameworks, ImmutableArray<Kept> kept, SaidAnswer say) =>
        kept.IsEmpty ? [] : [new Paragraph(turn.Say("qualification.understood")), new Items([.. kept.Select(k => Item(turn, assessment, frameworks, k, say))])];

    /// <summary>An answer in the place of another that somebody gave meanwhile: nobody's is overwritten unseen.</summary>
    public static Reply Changed(Turn turn, Lead lead, Question question, Finding now, Heard heard, string by, SaidAnswer say) =>
        ((Reply)turn.Say(
            "qualification.changed_meanwhile",
            ("name", question.Name(turn.Rep.Language)),
            ("answer", say(now, turn.Words)),
            ("by", by),
            ("mine", say(now with { Value = heard.Value, Words = heard.Words }, turn.Words))))
        .With(
            new Button(turn.Say("qualification.buttons.mine"), $"learned lead:{lead.Id} {question.Key}@{now.Version}: {AnswerReader.Normal}{heard.Value}"),
            new Button(turn.Say("qualification.buttons.theirs"), $"qualify lead:{lead.Id}"));

    private static Item Item(Turn turn, Assessment assessment, FrameworkLibrary frameworks, Kept kept, SaidAnswer say)
    {
        var finding = kept.Finding;
        var lead = assessment.Lead;
        var name = frameworks.Question(finding.Question)?.Name(turn.Rep.Language) ?? Sentence.Of(finding.Question);
        var points = assessment.Framework.Find(finding.Question) is { } asked
            ? turn.Say("qualification.points", ("points", assessment.PointsOf(finding)), ("most", asked.Points))
            : Sentence.Empty;
        var was = kept is { Before: { } before, IsNew: true } ? turn.Say("qualification.was", ("answer", say(before, turn.Words))) : Sentence.Empty;
        var words = finding.IsKnown && finding.Words != finding.Value && say(finding, turn.Words).Plain != finding.Words ? turn.Say("qualification.words", ("words", Sentence.Of(finding.Words).Clip(LongestQuote))) : Sentence.Empty;
        return new(turn.Say("qualification.answer", ("name", name), ("answer", say(finding, turn.Words))), Sentence.Join(" · ", points, was, words))
        {
            Controls =
            [
                new Button(turn.Say("qualification.buttons.fix"), $"qualify lead:{lead.Id} at {finding.Question}"),
                new Button(turn.Say("qualification.buttons.remove"), $"unlearn lead:{lead.Id} {finding.Question}"),
            ],
        };
    }
}

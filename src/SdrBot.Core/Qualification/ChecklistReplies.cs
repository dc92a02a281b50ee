using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary>How an answer is read out.</summary>
internal delegate Sentence SaidAnswer(Finding finding, Words words);

/// <summary>Everything the bot says in the middle of a checklist and at its end.</summary>
internal static class ChecklistReplies
{
    public static Reply Ask(Turn turn, Assessment assessment, Question question, Finding? known, OpenChecklist open, ImmutableArray<Block> said, SaidAnswer say)
    {
        var lead = assessment.Lead;
        var texts = question.In(turn.Rep.Language);
        var all = assessment.Framework.Questions.Length;
        var blocks = said
            .Add(new Progress(turn.Say("qualification.progress", ("lead", lead.Said), ("framework", assessment.Framework.Title(turn.Rep.Language))), all - assessment.Unasked.Length, all))
            .Add(new Paragraph(turn.Say("qualification.ask", ("name", texts.Name), ("question", open.IsDeeper ? turn.Say("qualification.deeper.ask") : Sentence.Of(texts.Ask)))));
        if (known is not null)
        {
            blocks = blocks.Add(new Note(turn.Say("qualification.so_far", ("answer", say(known, turn.Words)))));
        }

        return new Reply(blocks).With(Controls(turn, lead, question, open));
    }

    public static Reply Paused(Turn turn, Assessment assessment) =>
        ((Reply)turn.Say(
            "qualification.paused",
            ("lead", assessment.Lead.Said),
            ("known", assessment.Framework.Questions.Length - assessment.Unasked.Length),
            ("all", assessment.Framework.Questions.Length)))
        .With(Continue(turn, assessment.Lead), Score(turn, assessment));

    public static Reply Finished(Turn turn, Assessment assessment, OpenChecklist open, ImmutableArray<Block> said, bool hasMoved, SaidAnswer say)
    {
        var lead = assessment.Lead;
        var blocks = said.Add(new Heading(turn.Say("qualification.finished", ("lead", lead.Said), ("framework", assessment.Framework.Title(turn.Rep.Language)))));
        if (assessment.Findings.Any(f => f.IsKnown))
        {
            blocks = blocks.Add(new Quote(Recap.Of(turn, assessment, say)));
        }

        blocks = blocks.Add(new Paragraph(Standing(turn, assessment)));
        blocks = hasMoved ? blocks.Add(new Note(turn.Say("qualification.moved", ("lead", lead.Said)))) : blocks;
        var skipped = assessment.Unasked.Where(q => open.Skipped.Contains(q.Key)).ToList();
        blocks = skipped.Count == 0 ? blocks : blocks.Add(new Note(turn.Say("qualification.skipped", ("questions", Names(turn, skipped)))));
        var controls = Outcome(turn, assessment);
        return new Reply(blocks).With(skipped.Count == 0 ? controls : controls.Insert(0, Continue(turn, lead)));
    }

    /// <summary>The verdict in a sentence, with the points and what is missing.</summary>
    public static Sentence Standing(Turn turn, Assessment assessment) => Sentence.Join(
        " ",
        turn.Say(
            $"qualification.verdicts.{Key(assessment.Verdict)}",
            ("score", assessment.Score),
            ("most", assessment.Most),
            ("needed", assessment.Framework.Needed)),
        assessment.Gaps.IsEmpty || assessment.Verdict == Verdict.Disqualified ? Sentence.Empty : turn.Say("qualification.missing", ("questions", Names(turn, assessment.Gaps))));

    public static string Key(Verdict verdict) => verdict switch
    {
        Verdict.Qualified => "qualified",
        Verdict.Nurture => "nurture",
        Verdict.Disqualified => "disqualified",
        _ => "open",
    };

    public static Sentence Names(Turn turn, IEnumerable<Question> questions) => turn.Words.List(questions.Select(q => q.Name(turn.Rep.Language)));

    public static Button Continue(Turn turn, Lead lead) => new(turn.Say("qualification.buttons.go_on"), $"qualify lead:{lead.Id}", ButtonStyle.Primary);

    /// <summary>What follows from the verdict, and where to look closer.</summary>
    public static ImmutableArray<Control> Outcome(Turn turn, Assessment assessment)
    {
        var lead = assessment.Lead;
        var controls = ImmutableArray.CreateBuilder<Control>();
        if (assessment is { Verdict: Verdict.Qualified, Lead.IsOpen: true })
        {
            controls.Add(new Button(turn.Say("qualification.buttons.hand_off"), $"hand off lead:{lead.Id}", ButtonStyle.Primary));
        }

        if (assessment.Verdict == Verdict.Qualified && LeadStatus.Allows(lead.Status, LeadStatus.Sql))
        {
            controls.Add(new Button(turn.Say("qualification.buttons.sql"), $"status lead:{lead.Id} sql"));
        }

        if (assessment.Verdict != Verdict.Qualified && LeadStatus.Allows(lead.Status, LeadStatus.Recycled))
        {
            controls.Add(new Button(turn.Say("qualification.buttons.not_now"), $"status lead:{lead.Id} recycled"));
        }

        if (assessment.Verdict != Verdict.Qualified && LeadStatus.Allows(lead.Status, LeadStatus.Disqualified))
        {
            controls.Add(new Button(turn.Say("qualification.buttons.disqualify"), $"status lead:{lead.Id} disqualified", ButtonStyle.Danger));
        }

        controls.Add(Score(turn, assessment));
        controls.Add(new Button(turn.Say("qualification.buttons.open"), $"lead lead:{lead.Id}"));
        return controls.ToImmutable();
    }

    private static Button Score(Turn turn, Assessment assessment) =>
        new(turn.Say("qualification.buttons.score"), $"score lead:{assessment.Lead.Id} as {assessment.Framework.Id}");

    private static ImmutableArray<Control> Controls(Turn turn, Lead lead, Question question, OpenChecklist open)
    {
        var answer = $"learned lead:{lead.Id} {question.Key}@{open.Version}:";
        var move = $"checklist lead:{lead.Id}";
        ImmutableArray<Control> answers = open.IsDeeper ? [new Button(turn.Say("qualification.buttons.enough"), $"{move} enough {question.Key}")] : question.Kind switch
        {
            AnswerKind.YesNo => [new Button(turn.Say("qualification.buttons.yes"), $"{answer} yes"), new Button(turn.Say("qualification.buttons.no"), $"{answer} no")],
            AnswerKind.Choice => [.. question.Choices.Select(c => new Button(c.Label(turn.Rep.Language), $"{answer} {c.Key}"))],
            _ => [],
        };
        ImmutableArray<Control> ways =
        [
            new Button(turn.Say("qualification.buttons.unknown"), $"{answer} unknown"),
            new Button(turn.Say("qualification.buttons.skip"), $"{move} skip {question.Key}"),
            new Button(turn.Say("qualification.buttons.pause"), $"{move} pause {question.Key}"),
        ];
        ImmutableArray<Control> help =
        [
            new Button(turn.Say("qualification.buttons.why"), $"{move} why {question.Key}"),
            new Button(turn.Say("qualification.buttons.coach"), $"{move} coach {question.Key}"),
        ];
        ImmutableArray<Control> window = [new Button(turn.Say("qualification.buttons.all"), $"qualify lead:{lead.Id} as {open.Framework}") { Dialog = $"{ChecklistDialog.DialogName} lead:{lead.Id} {open.Framework}", IsForWindows = true }];
        ImmutableArray<Control> back = open.Trail.IsEmpty ? [] : [new Button(turn.Say("qualification.buttons.back"), $"{move} back {question.Key}")];
        return open.Tries >= Checklist.MostTries ? [.. answers, .. ways, .. window] : [.. answers, .. ways[..2], .. help, .. back, ways[2], .. window];
    }
}

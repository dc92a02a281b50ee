using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Understanding;

namespace SdrBot.Qualification;

/// <summary>The checklist as a conversation. It is patient: a question or a command in between is answered, and the checklist stays open.</summary>
public sealed class ChecklistForm(
    ILeadStore leads, Authority authority, CompanyFrameworks frameworks, Checklist checklist, ChecklistMove moves, CommandInBetween between, Interpreter interpreter) : IForm
{
    /// <summary>A question that has stood for so long may be forgotten: free words are not taken for its answer unasked.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(8);

    public string Name => OpenChecklist.FormName;

    public bool IsPatient => true;

    public async Task<FormStep?> AnswerAsync(Turn turn, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        if (OpenChecklist.From(answers) is not { } open
            || await leads.FindAsync(turn.Tenant, open.LeadId, cancellationToken) is not { } lead
            || !await authority.MayWorkForAsync(turn.Rep, lead.OwnerId, cancellationToken))
        {
            // Whatever else was said is not lost with the checklist.
            return interpreter.Exact(turn.Text) is null && interpreter.Certain(interpreter.Recognize(turn)) is null ? new FormStep(null, turn.Say("qualification.gone")) : null;
        }

        if (AnswerWords.Move(turn.Text) is { } move)
        {
            return Step(await moves.MoveAsync(turn, lead, open, move, cancellationToken));
        }

        if (AnswerWords.Edited(turn.Text) is { } edited && frameworks.Of(turn.Tenant).FindQuestion(edited) is { } again)
        {
            return Step(await checklist.AskAsync(turn, lead, open, [], again, cancellationToken));
        }

        var question = open.Asked is { } key ? frameworks.Of(turn.Tenant).Question(key) : null;
        var heard = HeardAnswers.Given(turn.Text, turn.LocalNow);
        var answer = question is null ? null : GivenAnswer.Read(question, turn.Text, heard, turn);
        if (await between.IsCommandAsync(turn, question, answer, cancellationToken))
        {
            return null;
        }

        if (answer is null && heard.IsEmpty && interpreter.Certain(interpreter.Recognize(turn)) is { Command.Intent: not Intents.LogActivity })
        {
            return null;
        }

        if (question is not null && (answer is null || question.Kind == AnswerKind.Text) && between.IsPerhapsCommand(turn))
        {
            return new FormStep(answers, IsItACommand(turn, lead, question, open));
        }

        return question is { Kind: AnswerKind.Text } && heard.IsEmpty && answer is { Value: not AnswerKind.Unknown } && AnswerWords.IsUnsure(turn.Text) ? new FormStep(answers, IsItKnown(turn, lead, question, open))
            : question is not null && IsDoubtful(turn, open, question, heard) ? new FormStep(answers, IsThatIt(turn, lead, question, open)) : Step(await LearnAsync(turn, lead, open, question, cancellationToken));
    }

    private static FormStep Step(Reply reply) => new(null, reply, OpensAnother: true);

    /// <summary>An answer is the command that keeps it, so that it can be taken back like any other.</summary>
    private Task<Reply> LearnAsync(Turn turn, Lead lead, OpenChecklist open, Question? question, CancellationToken cancellationToken)
    {
        var (command, _) = interpreter.Exact($"{QualificationCommands.Learned} {LeadFinder.Pin}{lead.Id}")!.Value;
        var slots = Slots.Empty.With("lead", $"{LeadFinder.Pin}{lead.Id}").With("value", turn.Text).With("text", $"{LeadFinder.Pin}{lead.Id}: {turn.Text}");
        if (question is not null)
        {
            slots = slots.With("question", question.Key).With("version", $"{open.Version}");
            slots = open.IsDeeper ? slots.With("deeper", "yes") : slots;
        }

        return interpreter.RunAsync(command, turn, slots, cancellationToken);
    }

    private static bool IsDoubtful(Turn turn, OpenChecklist open, Question question, ImmutableArray<Heard> heard) =>
        question.Kind == AnswerKind.Text && heard.IsEmpty && (turn.At - open.At > Forgotten || turn.Text.TrimEnd().EndsWith('?'));

    private static Reply IsThatIt(Turn turn, Lead lead, Question question, OpenChecklist open) =>
        ((Reply)turn.Say("qualification.is_that_it", ("name", question.Name(turn.Rep.Language)), ("lead", lead.Said), ("words", Wording.Sentence.Of(turn.Text).Clip(200))))
        .With(Save(turn, "save", lead, question, open), Pause(turn, lead, question));

    /// <summary>"no idea who signs, probably her boss" answers nothing for certain.</summary>
    private static Reply IsItKnown(Turn turn, Lead lead, Question question, OpenChecklist open) =>
        ((Reply)turn.Say("qualification.is_it_known", ("name", question.Name(turn.Rep.Language)), ("lead", lead.Said), ("words", Wording.Sentence.Of(turn.Text).Clip(200))))
        .With(
            new Button(turn.Say("qualification.buttons.unknown"), $"{QualificationCommands.Learned} {LeadFinder.Pin}{lead.Id} {question.Key}@{open.Version}: {AnswerKind.Unknown}"),
            Save(turn, "save", lead, question, open),
            Pause(turn, lead, question));

    /// <summary>"called Nobody Corp, no answer": something that was done, or the prospect's words.</summary>
    private Reply IsItACommand(Turn turn, Lead lead, Question question, OpenChecklist open) =>
        ((Reply)turn.Say("qualification.is_it_a_command", ("name", question.Name(turn.Rep.Language)), ("lead", lead.Said), ("words", Wording.Sentence.Of(turn.Text).Clip(200))))
        .With(
            new Button(turn.Say("qualification.buttons.command"), interpreter.Exact(turn.Text) is null ? $"log {turn.Text}" : turn.Text),
            Save(turn, "is_answer", lead, question, open));

    private static Button Save(Turn turn, string label, Lead lead, Question question, OpenChecklist open) =>
        new(turn.Say($"qualification.buttons.{label}"), $"{QualificationCommands.Learned} {LeadFinder.Pin}{lead.Id} {question.Key}@{open.Version}: {turn.Text}");

    private static Button Pause(Turn turn, Lead lead, Question question) =>
        new(turn.Say("qualification.buttons.pause"), $"checklist {LeadFinder.Pin}{lead.Id} pause {question.Key}");
}

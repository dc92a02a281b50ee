using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;

namespace SdrBot.Qualification;

/// <summary>The window with everything that nobody has asked a lead yet. What is left empty stays open.</summary>
public sealed class ChecklistDialog(
    LeadFinder finder, CompanyFrameworks frameworks, Assessor assessor, FindingLog log, Checklist checklist, IRepDirectory people, CommandMap commands, IHandlerSource handlers) : IDialog
{
    public const string DialogName = "checklist";

    /// <summary>As many as a window shows.</summary>
    private const int Most = 90;

    private static readonly string[] YesOrNo = ["yes", "no"];

    public string Name => DialogName;

    /// <param name="about">The lead, and perhaps the framework: <c>lead:42 meddic</c>.</param>
    public async Task<Dialog?> OpenAsync(Turn turn, string? about, CancellationToken cancellationToken)
    {
        if (await AssessAsync(turn, about, cancellationToken) is not { Lead.IsOpen: true } assessment)
        {
            return null;
        }

        return new Dialog(
            turn.Say("qualification.dialog.title"),
            turn.Say("qualification.dialog.submit"),
            assessment.Unasked.IsEmpty
                ? [new DialogField("nothing", turn.Say("qualification.dialog.nothing_left")) { IsOptional = true }]
                : [.. assessment.Unasked.Take(Most).Select(q => Field(turn, q))]);
    }

    public async Task<Reply> SubmitAsync(Turn turn, string? about, ImmutableDictionary<string, string> filled, CancellationToken cancellationToken)
    {
        var given = filled.Where(f => f.Value.Length > 0 && frameworks.Of(turn.Tenant).Question(f.Key) is not null).ToImmutableDictionary(StringComparer.Ordinal);
        var first = filled.Keys.Order(StringComparer.Ordinal).FirstOrDefault(k => frameworks.Of(turn.Tenant).Question(k) is not null) ?? "nothing";
        if (await AssessAsync(turn, about, cancellationToken) is not { } assessment)
        {
            return Reply.Problem(given.Keys.FirstOrDefault() ?? first, turn.Say("dialogs.nothing"));
        }

        if (given.IsEmpty)
        {
            return assessment.Unasked.IsEmpty ? new Reply([new Conversations.Note(ChecklistReplies.Standing(turn, assessment))]) : Reply.Problem(first, turn.Say("qualification.dialog.none"));
        }

        var heard = ImmutableArray.CreateBuilder<Heard>();
        var problems = ImmutableDictionary.CreateBuilder<string, Wording.Sentence>();
        foreach (var (key, words) in given.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var question = frameworks.Of(turn.Tenant).Question(key)!;
            if (Read(turn, question, words) is not { } answer)
            {
                problems[key] = turn.Say("qualification.dialog.not_understood", ("expects", question.In(turn.Rep.Language).Expects));
            }
            else if (assessment.Find(key) is { } now && now.Value != answer.Value)
            {
                // The window showed it as open, so nobody's answer is overwritten unseen.
                var by = await people.FindAsync(turn.Tenant, now.RepId, cancellationToken);
                problems[key] = turn.Say("qualification.dialog.changed", ("by", by?.Name ?? now.RepId), ("answer", assessor.Said(now, turn.Words)));
            }
            else
            {
                heard.Add(answer);
            }
        }

        return problems.Count > 0
            ? Reply.Silence with { Problems = problems.ToImmutable() }
            : await KeepAsync(turn, assessment, heard.ToImmutable(), cancellationToken);
    }

    private async Task<Reply> KeepAsync(Turn turn, Assessment assessment, ImmutableArray<Heard> heard, CancellationToken cancellationToken)
    {
        var lead = assessment.Lead;
        handlers.Begin(commands.ForIntent(QualificationCommands.Learned)!);
        var kept = await log.KeepAsync(turn, lead, heard, null, cancellationToken);
        var open = await checklist.OpenAsync(turn, lead, cancellationToken);
        var now = await assessor.AssessAsync(lead, assessment.Framework.Id, cancellationToken);
        var understood = KeptReplies.Understood(turn, now, frameworks.Of(turn.Tenant), kept, assessor.Said);
        if (open is not null || now.Unasked.IsEmpty)
        {
            return await checklist.AskAsync(turn, lead, open ?? OpenChecklist.Of(lead.Id, now.Framework.Id, turn.At), understood, null, cancellationToken);
        }

        return new Reply([.. understood, new Conversations.Note(ChecklistReplies.Standing(turn, now))])
            .With(new Button(turn.Say("qualification.buttons.undo"), $"undo {turn.Id}"), ChecklistReplies.Continue(turn, lead));
    }

    private async Task<Assessment?> AssessAsync(Turn turn, string? about, CancellationToken cancellationToken)
    {
        var parts = (about ?? string.Empty).Split(' ', 2);
        if (parts[0].Length == 0 || (await finder.FindAsync(turn, parts[0], cancellationToken)).Lead is not { } lead)
        {
            return null;
        }

        return parts.Length > 1 && frameworks.Of(turn.Tenant).Find(parts[1]) is { } framework
            ? await assessor.AssessAsync(lead, framework.Id, cancellationToken)
            : await assessor.AssessAsync(lead, cancellationToken);
    }

    private static DialogField Field(Turn turn, Question question)
    {
        var texts = question.In(turn.Rep.Language);
        return new DialogField(question.Key, Wording.Sentence.Of(texts.Ask))
        {
            IsOptional = true,
            Hint = question.Kind is AnswerKind.Choice or AnswerKind.YesNo ? null : Wording.Sentence.Of(texts.Expects),
            MostCharacters = AnswerReader.Longest,
            Multiline = question.Kind == AnswerKind.Text,
            Options = question.Kind switch
            {
                AnswerKind.Choice => [.. question.Choices.Select(c => new Option(c.Key, c.Label(turn.Rep.Language))), Unknown(turn)],
                AnswerKind.YesNo => [.. YesOrNo.Select(a => new Option(a, turn.Words.Name("qualification.values", a))), Unknown(turn)],
                _ => [],
            },
        };
    }

    private static Option Unknown(Turn turn) => new(AnswerKind.Unknown, turn.Say("qualification.dialog.unknown"));

    private static Heard? Read(Turn turn, Question question, string words) =>
        words == AnswerKind.Unknown ? new Heard(question.Key, AnswerKind.Unknown, words)
        : AnswerReader.Read(question, question.Kind is AnswerKind.Choice or AnswerKind.YesNo ? $"{AnswerReader.Normal}{words}" : words, turn.Rep.Language, turn.LocalNow);
}

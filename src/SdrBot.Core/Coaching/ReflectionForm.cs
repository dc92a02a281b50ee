using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;

namespace SdrBot.Coaching;

/// <summary>The four questions one after the other. Each may be left out, and nothing answered is lost when somebody breaks off.</summary>
public sealed class ReflectionForm(ICoachingStore store, Interpreter interpreter) : IForm
{
    public const string FormName = "reflection";
    public const string Week = "week";
    private const string Skipped = "skipped";
    private const string AskedAt = "asked";

    /// <summary>After so long the words of somebody who does something else are no answer any more.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);

    public string Name => FormName;

    public bool IsPatient => true;

    public async Task<FormStep?> AnswerAsync(Turn turn, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        var week = DateOnly.ParseExact(answers[Week], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (await NextAsync(turn, week, answers, cancellationToken) is not { } question)
        {
            return new FormStep(null, await CardAsync(turn, week, cancellationToken));
        }

        if (IsSkip(turn))
        {
            return await GoOnAsync(turn, week, answers.SetItem(Skipped, $"{answers.GetValueOrDefault(Skipped)} {question}"), cancellationToken);
        }

        if (IsCommand(turn, answers))
        {
            return null;
        }

        if (AnswerReflection.Read(turn.Text) is null)
        {
            return new FormStep(answers, ReflectionCard.Ask(turn, question, turn.Say("coaching.reflection.too_long", ("most", AnswerReflection.Longest))));
        }

        // The command that the text field runs, so that it can be taken back like that; what comes next is said instead of its answer.
        var (command, slots) = interpreter.Exact($"answer reflection {answers[Week]} {question} {turn.Text}")!.Value;
        await interpreter.RunAsync(command, turn, slots, cancellationToken);
        return await GoOnAsync(turn, week, answers, cancellationToken);
    }

    public async Task<Reply> CancelAsync(Turn turn, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        var card = await CardAsync(turn, DateOnly.ParseExact(answers[Week], "yyyy-MM-dd", CultureInfo.InvariantCulture), cancellationToken);
        return card with { Blocks = card.Blocks.Insert(0, new Paragraph(turn.Say("coaching.reflection.stopped"))) };
    }

    /// <summary>The form as it opens; null when every question is answered.</summary>
    public async Task<(ImmutableDictionary<string, string> Answers, Reply Reply)?> OpenAsync(Turn turn, DateOnly week, CancellationToken cancellationToken)
    {
        var answers = ImmutableDictionary<string, string>.Empty.Add(Week, ReflectionCard.Key(week));
        return await NextAsync(turn, week, answers, cancellationToken) is { } question ? (Asked(turn, answers), ReflectionCard.Ask(turn, question)) : null;
    }

    private async Task<FormStep> GoOnAsync(Turn turn, DateOnly week, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken) =>
        await NextAsync(turn, week, answers, cancellationToken) is { } next
            ? new FormStep(Asked(turn, answers), ReflectionCard.Ask(turn, next))
            : new FormStep(null, await CardAsync(turn, week, cancellationToken));

    private async Task<string?> NextAsync(Turn turn, DateOnly week, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        var answered = await store.ReflectionAsync(turn.Tenant, turn.Rep.Id, week, cancellationToken);
        var skipped = answers.GetValueOrDefault(Skipped, string.Empty).Split(' ');
        return Reflection.Questions.FirstOrDefault(q => !skipped.Contains(q) && answered.All(a => a.Question != q));
    }

    private async Task<Reply> CardAsync(Turn turn, DateOnly week, CancellationToken cancellationToken) =>
        ReflectionCard.Compose(turn.Words, week, await store.ReflectionAsync(turn.Tenant, turn.Rep.Id, week, cancellationToken));

    private static ImmutableDictionary<string, string> Asked(Turn turn, ImmutableDictionary<string, string> answers) =>
        answers.SetItem(AskedAt, turn.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    private static bool IsSkip(Turn turn) => turn.Say("coaching.reflection.skip").Plain.Split(", ").Contains(turn.Text.Trim().TrimEnd('.'), StringComparer.OrdinalIgnoreCase);

    /// <summary>Right after the question only a whole command is one, since people answer in their own words; later everything that means something else.</summary>
    private bool IsCommand(Turn turn, ImmutableDictionary<string, string> answers)
    {
        var exact = interpreter.Exact(turn.Text);
        if (exact is { Slots.Values.IsEmpty: true })
        {
            return true;
        }

        var asked = DateTimeOffset.FromUnixTimeSeconds(long.Parse(answers[AskedAt], CultureInfo.InvariantCulture));
        return turn.At - asked > Fresh && (exact is not null || interpreter.Certain(interpreter.Recognize(turn)) is not null);
    }
}

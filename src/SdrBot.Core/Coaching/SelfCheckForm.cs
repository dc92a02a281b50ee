using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Touches;

namespace SdrBot.Coaching;

/// <summary>The five boxes by text: it waits while its person does something else.</summary>
public sealed class SelfCheckForm(Interpreter interpreter) : IForm
{
    public const string FormName = "self_check";
    public const string Touch = "touch";
    private const string Tries = "tries";
    private const int MostTries = 3;

    public string Name => FormName;

    public bool IsPatient => true;

    public async Task<FormStep?> AnswerAsync(Turn turn, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        if (SelfCheckCard.Said(turn, turn.Text) is { } habits)
        {
            // What Save does, so that it can be taken back like that.
            var (command, slots) = interpreter.Exact($"save self-check {answers[Touch]} with {SelfCheckCard.Written(habits)}")!.Value;
            return new FormStep(null, await interpreter.RunAsync(command, turn, slots, cancellationToken), OpensAnother: true);
        }

        if (interpreter.Exact(turn.Text) is not null || interpreter.Certain(interpreter.Recognize(turn)) is not null)
        {
            return null;
        }

        var tries = int.Parse(answers.GetValueOrDefault(Tries, "0"), CultureInfo.InvariantCulture) + 1;
        var problem = turn.Say(tries < MostTries ? "coaching.check.not_understood" : "coaching.check.way_out");
        return new FormStep(answers.SetItem(Tries, tries.ToString(CultureInfo.InvariantCulture)), SelfCheckCard.Compose(turn, answers[Touch], [], problem));
    }
}

/// <summary>Keeps a self-check, and tells what the last ones show. They are the rep's own.</summary>
public sealed class SelfChecks(ICoachingStore store, ITouchStore touches, IConversationStore conversations)
{
    private const int Last = 10;
    private const string Pin = "touch:";

    /// <param name="touch"><c>touch:12</c>, or <c>now</c> where no call is meant.</param>
    public async Task<Reply> SaveAsync(Turn turn, string touch, ImmutableArray<string> habits, CancellationToken cancellationToken)
    {
        long? id = touch.StartsWith(Pin, StringComparison.Ordinal) && long.TryParse(touch.AsSpan(Pin.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await touches.FindAsync(turn.Tenant, number, cancellationToken) is { } talk && talk.RepId == turn.Rep.Id ? number : null;
        await store.SaveAsync(
            new SelfCheck { Tenant = turn.Tenant, RepId = turn.Rep.Id, TouchId = id, Habits = habits, At = turn.At, Day = turn.Today, TurnId = turn.Id }, cancellationToken);
        if (await conversations.OpenFormAsync(turn, cancellationToken) is { Form: SelfCheckForm.FormName })
        {
            await conversations.SaveFormAsync(turn, null, cancellationToken);
        }

        var reply = await ShowAsync(turn, cancellationToken);
        return (reply with { Blocks = reply.Blocks.Insert(0, new Paragraph(turn.Say("coaching.check.saved", ("kept", habits.Length), ("all", Habit.All.Length)))) })
            .With(new Button(turn.Say("coaching.buttons.undo"), $"undo {turn.Id}")).InPrivate();
    }

    public async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var checks = await store.ChecksAsync(turn.Tenant, turn.Rep.Id, Last, cancellationToken);
        if (checks.IsEmpty)
        {
            return ((Reply)turn.Say("coaching.check.no_checks")).With(new Button(turn.Say("coaching.help.self_check.label"), "self-check")).InPrivate();
        }

        var counts = Habit.All.Select(h => (Habit: h, Kept: checks.Count(c => c.Habits.Contains(h)))).ToList();
        var weakest = counts.MinBy(c => c.Kept);
        var reply = new Reply(
        [
            new Fields([.. counts.Select(c => new Field(turn.Words.Name("coaching.habits", c.Habit), turn.Say("coaching.check.kept", ("kept", c.Kept), ("all", checks.Length))))]),
        ]);
        reply = weakest.Kept == checks.Length ? reply : reply.And(new Paragraph(turn.Say("coaching.check.next", ("habit", turn.Words.Name("coaching.habits", weakest.Habit)), ("tip", turn.Words.Name("coaching.tips", weakest.Habit)))));
        return reply.And(new Note(turn.Say("coaching.yours"))).InPrivate();
    }
}

using System.Globalization;
using SdrBot.Conversations;

namespace SdrBot.Coaching;

/// <summary><c>reflection</c>: the questions of the week with what was answered.</summary>
public sealed class ShowReflection(ICoachingStore store) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var week = WeekOfReflection.Meant(turn.Today);
        return ReflectionCard.Compose(turn.Words, week, await store.ReflectionAsync(turn.Tenant, turn.Rep.Id, week, cancellationToken));
    }
}

/// <summary><c>reflect</c>, <c>reflect on 2026-03-02</c>: asks them one by one.</summary>
public sealed class BeginReflection(ReflectionForm form, ShowReflection card, IConversationStore conversations) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (!turn.IsDirect)
        {
            return turn.Say("coaching.reflection.direct_only");
        }

        var week = slots["week"] is not { } said ? WeekOfReflection.Meant(turn.Today) : AnswerReflection.Week(turn, said);
        if (week is null)
        {
            return turn.Say("coaching.reflection.no_such_week");
        }

        if (await form.OpenAsync(turn, week.Value, cancellationToken) is not var (answers, reply))
        {
            return await card.HandleAsync(turn, slots, cancellationToken);
        }

        await conversations.SaveFormAsync(turn, new OpenForm(ReflectionForm.FormName, answers), cancellationToken);
        return reply with { Blocks = reply.Blocks.Insert(0, new Note(turn.Say("coaching.reflection.intro"))) };
    }
}

/// <summary>Behind the text fields: <c>answer reflection 2026-03-02 why_us because …</c>.</summary>
public sealed class AnswerReflection(ICoachingStore store) : IHandler
{
    public const int Longest = 2000;

    /// <summary>What is older was talked about long ago.</summary>
    private const int OpenDays = 28;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (Week(turn, slots["week"]) is not { } week || !Reflection.Questions.Contains(slots["question"]!))
        {
            return turn.Say("coaching.reflection.no_such_week");
        }

        if (Read(slots["text"]) is not { } answer)
        {
            return turn.Say("coaching.reflection.too_long", ("most", Longest));
        }

        await store.SaveAsync(
            new Reflection { Tenant = turn.Tenant, RepId = turn.Rep.Id, Week = week, Question = slots["question"]!, Answer = answer, At = turn.At, TurnId = turn.Id }, cancellationToken);
        return ReflectionCard.Compose(turn.Words, week, await store.ReflectionAsync(turn.Tenant, turn.Rep.Id, week, cancellationToken)).InPlaceFor(turn);
    }

    /// <returns>Null when there is nothing, or more than anybody reads.</returns>
    public static string? Read(string? text) => text?.Trim() is { Length: > 0 and <= Longest } answer ? answer : null;

    /// <summary>A Monday of the last weeks.</summary>
    public static DateOnly? Week(Turn turn, string? said) =>
        DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.DayOfWeek == DayOfWeek.Monday && day <= turn.Today && day > turn.Today.AddDays(-OpenDays) ? day : null;
}

using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Understanding;
using SdrBot.Understanding.English;

namespace SdrBot.Tasks;

/// <summary><c>remind me Thursday 10:00 about …</c>; with a lead's name alone it is a reminder of that lead.</summary>
public sealed class RemindMe(ITaskStore tasks, LeadFinder leads, Interpreter interpreter) : IHandler
{
    public const string Intent = "remind_me";

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (slots["words"] is not null)
        {
            return await (interpreter.RunAs(Intent, turn, turn.Text, cancellationToken) ?? Task.FromResult<Reply>(turn.Say("tasks.remind_when")));
        }

        var times = SnoozeTimes.Resolve(slots["when_at"] ?? slots["when"] ?? string.Empty, turn.Rep, turn.At);
        if (times.IsEmpty || slots["about"] is not { } about)
        {
            return turn.Say("tasks.remind_when");
        }

        if (times[0].At <= turn.At)
        {
            return turn.Say("tasks.in_the_past");
        }

        var found = await leads.SearchAsync(turn, about, cancellationToken);
        return await AddAsync(turn, times[0], about, found.Length == 1 ? found[0] : null, null, cancellationToken);
    }

    /// <param name="lead">Whom it is about; null for what it is about in words.</param>
    /// <param name="link">A page on the web that shows what it is about.</param>
    internal async Task<Reply> AddAsync(Turn turn, SnoozeTime time, string about, Lead? lead, string? link, CancellationToken cancellationToken)
    {
        var task = await tasks.AddAsync(
            new TaskItem
            {
                Tenant = turn.Tenant,
                OwnerId = turn.Rep.Id,
                LeadId = lead?.Id,
                Kind = TaskKind.Reminder,
                Activity = "reminder",
                Title = lead is null ? about : null,
                Link = link,
                DueAt = time.At,
                HasTime = time.HasTime,
                CreatedAt = turn.At,
            },
            cancellationToken);
        var when = TaskWords.When(turn, new(task, null));
        return ((Reply)turn.Say("tasks.reminder", ("number", task.Number), ("about", lead?.Said ?? TaskWords.Title(task)), ("when", when), ("zone", turn.Rep.Zone)))
            .With(new Button(turn.Say("tasks.button.undo"), $"undo {turn.Id}"));
    }
}

/// <summary><c>task …</c>: something to do today, or at the time that was said with it, in one's own words.</summary>
public sealed class AddTask(ITaskStore tasks) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (when, what) = Dated(slots["text"]!, turn);
        if (when is { } named)
        {
            return SnoozeTimes.Resolve(named, turn.Rep, turn.At) switch
            {
                [var time] when time.At > turn.At || (!time.HasTime && DateOnly.FromDateTime(turn.Rep.LocalTime(time.At)) >= turn.Today) => await AddAsync(turn, time, what, cancellationToken),
                [] => turn.Say("tasks.remind_when"),
                _ => turn.Say("tasks.in_the_past"),
            };
        }

        var task = await tasks.AddAsync(
            new TaskItem
            {
                Tenant = turn.Tenant,
                OwnerId = turn.Rep.Id,
                Kind = TaskKind.Reminder,
                Activity = "reminder",
                Title = what,
                DueAt = turn.Rep.Instant(turn.Today.ToDateTime(turn.Rep.Hours.From)),
                CreatedAt = turn.At,
            },
            cancellationToken);
        return ((Reply)turn.Say("tasks.added", ("number", task.Number), ("what", Wording.Sentence.Of(task.Title).Clip(100))))
            .With(new Button(turn.Say("tasks.button.undo"), $"undo {turn.Id}"));
    }

    private async Task<Reply> AddAsync(Turn turn, SnoozeTime time, string what, CancellationToken cancellationToken)
    {
        var task = await tasks.AddAsync(
            new TaskItem
            {
                Tenant = turn.Tenant,
                OwnerId = turn.Rep.Id,
                Kind = TaskKind.Reminder,
                Activity = "reminder",
                Title = what,
                DueAt = time.At,
                HasTime = time.HasTime,
                CreatedAt = turn.At,
            },
            cancellationToken);
        return ((Reply)turn.Say("tasks.reminder", ("number", task.Number), ("about", TaskWords.Title(task)), ("when", TaskWords.When(turn, new(task, null))), ("zone", turn.Rep.Zone)))
            .With(new Button(turn.Say("tasks.button.undo"), $"undo {turn.Id}"));
    }

    /// <summary>The one day or moment that was said, and what is left without it; a stretch such as "this week" is part of what is to be done.</summary>
    private static (string? When, string What) Dated(string text, Turn turn)
    {
        var said = ValueReader.Read(text, turn.Rep.Language, turn.LocalNow, EntityKinds.When);
        if (said is not [{ Value: DateValue or InstantValue or TimeValue } time] || FollowUpTime.Of(time.Value, turn.LocalNow) is not { } when)
        {
            return (null, text);
        }

        var left = string.Join(' ', $"{text[..time.Start]} {text[time.End..]}".Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim(' ', ',');
        return (when, left.Any(char.IsLetterOrDigit) ? left : text);
    }
}

using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;

namespace SdrBot.Tasks;

/// <summary>Finds the task that somebody means: by its number, by its lead, or by the button it stands on.</summary>
public sealed class TaskFinder(ITaskStore tasks, LeadFinder leads, Authority authority, TaskLists lists)
{
    /// <summary>How a button names a task: <c>task:42</c>, its id, since two people may both have a #14.</summary>
    public const string Pin = "task:";

    /// <summary>The words name a task by themselves, so that nothing has to be recognized.</summary>
    public static bool IsExact(string words) => Id(words) is not null || Number(words) is not null;

    public async Task<TaskMatch> FindAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        // The answer to "which lead?" comes in a slot of its own.
        if ((slots["lead"] ?? slots["task"]) is not { } words)
        {
            return new(null, await AskAsync(turn, cancellationToken));
        }

        if (Id(words) is { } id)
        {
            return await Allowed(turn, await tasks.FindByIdAsync(turn.Tenant, id, cancellationToken), words, cancellationToken);
        }

        if (Number(words) is { } number)
        {
            return await Allowed(turn, await tasks.FindAsync(turn.Tenant, turn.Rep.Id, number, cancellationToken), words, cancellationToken);
        }

        var match = await leads.FindAsync(turn, words, cancellationToken);
        if (match.Lead is not { } lead)
        {
            return new(null, match.Ask);
        }

        var open = await tasks.OpenOfLeadAsync(turn.Tenant, lead.Id, cancellationToken);
        return open.IsEmpty ? new(null, turn.Say("tasks.none_of_lead", ("lead", lead.Said))) : new(new(open[0], lead), null);
    }

    private async Task<TaskMatch> Allowed(Turn turn, TaskItem? task, string words, CancellationToken cancellationToken) =>
        task is not null && await authority.MayWorkForAsync(turn.Rep, task.OwnerId, cancellationToken)
            ? new((await tasks.WithLeadsAsync([task], cancellationToken))[0], null)
            : new(null, turn.Say("tasks.not_found", ("task", Id(words) is null ? words : "?")));

    private async Task<Reply> AskAsync(Turn turn, CancellationToken cancellationToken)
    {
        var list = await lists.ShowAsync(turn, ListView.Of(ListView.Today), null, cancellationToken);
        return list with { Blocks = list.Blocks.Insert(0, new Paragraph(turn.Say("tasks.which"))) };
    }

    private static long? Id(string words) =>
        words.StartsWith(Pin, StringComparison.Ordinal) && long.TryParse(words.AsSpan(Pin.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static int? Number(string words) =>
        int.TryParse(words.StartsWith('#') ? words.AsSpan(1) : words, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>A task with its lead, or what to ask when it is not certain which.</summary>
public sealed record TaskMatch(DueTask? Found, Reply? Ask);

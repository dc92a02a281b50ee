using SdrBot.Conversations;

namespace SdrBot.Tasks;

/// <summary><c>today</c>: what is due.</summary>
public sealed class Today(TaskLists lists) : IHandler
{
    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        lists.ShowAsync(turn, ListView.Of(ListView.Today), null, cancellationToken);
}

/// <summary><c>tasks tomorrow</c>.</summary>
public sealed class TasksTomorrow(TaskLists lists) : IHandler
{
    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        lists.ShowAsync(turn, ListView.Of(ListView.Tomorrow), null, cancellationToken);
}

/// <summary><c>tasks this week</c>: all that is due until Sunday.</summary>
public sealed class TasksThisWeek(TaskLists lists) : IHandler
{
    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        lists.ShowAsync(turn, ListView.Of(ListView.Week), null, cancellationToken);
}

/// <summary><c>tasks @today~1~</c>: behind "Show more"; another page where the list stands.</summary>
public sealed class TurnPage(TaskLists lists) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        (await lists.ShowAsync(turn, ListView.Parse(slots["view"]) ?? ListView.Of(ListView.Today), null, cancellationToken)).InPlaceFor(turn);
}

using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Coaching;

/// <summary><c>self-check</c>: the five habits of those who listen well, for the last call.</summary>
public sealed class BeginSelfCheck(ICoachingStore store, IConversationStore conversations) : IHandler
{
    private const string Now = "now";
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(12);

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var touch = slots["id"] is { } id ? $"touch:{id}"
            : await store.LastTalkAsync(turn.Tenant, turn.Rep.Id, turn.At - Remembered, cancellationToken) is { } talk ? $"touch:{talk.Id}"
            : Now;
        var answers = ImmutableDictionary<string, string>.Empty.Add(SelfCheckForm.Touch, touch);
        await conversations.SaveFormAsync(turn, new OpenForm(SelfCheckForm.FormName, answers), cancellationToken);
        return SelfCheckCard.Compose(turn, touch, []);
    }
}

/// <summary>Behind a box: <c>self-check touch:12 with focus,take_time</c>.</summary>
public sealed class TickHabit : IHandler
{
    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        Task.FromResult(SelfCheckCard.Compose(turn, slots["touch"]!, SelfCheckCard.Read(slots["habits"])).InPlaceFor(turn));
}

/// <summary>Behind Save: <c>save self-check touch:12 with focus,take_time</c>.</summary>
public sealed class SaveSelfCheck(SelfChecks checks) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        (await checks.SaveAsync(turn, slots["touch"]!, SelfCheckCard.Read(slots["habits"]), cancellationToken)).InPlaceFor(turn);
}

/// <summary><c>self-checks</c>: what the last ones show.</summary>
public sealed class ShowSelfChecks(SelfChecks checks) : IHandler
{
    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) => checks.ShowAsync(turn, cancellationToken);
}

using SdrBot.Conversations;

namespace SdrBot.Performance;

/// <summary><c>week chart</c>: the week as a picture.</summary>
public sealed class MyWeek(WeekPicture picture) : IHandler
{
    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) => picture.ComposeAsync(turn.Rep, turn.Words, turn.Today, cancellationToken);
}

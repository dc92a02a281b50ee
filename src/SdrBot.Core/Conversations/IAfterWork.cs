namespace SdrBot.Conversations;

/// <summary>Follows a turn that changed somebody's work, in the same unit: what it says and saves stands or falls with the turn.</summary>
public interface IAfterWork
{
    Task AfterAsync(Turn turn, CancellationToken cancellationToken);
}

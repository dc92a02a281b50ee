using SdrBot.Conversations;

namespace SdrBot.Touches;

/// <summary>Follows a touch that was just logged, in the same unit: what it saves is taken back with it, what it says stands below it.</summary>
public interface IAfterTouch
{
    /// <returns>Null when there is nothing to add.</returns>
    Task<AlsoSaid?> AfterAsync(Turn turn, LoggedTouch logged, CancellationToken cancellationToken);
}

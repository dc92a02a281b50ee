namespace SdrBot.Touches;

/// <summary>Hears of every touch that is logged, in the same unit.</summary>
public interface IAfterTouch
{
    Task LoggedAsync(Touch touch, CancellationToken cancellationToken);
}

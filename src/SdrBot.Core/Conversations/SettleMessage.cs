using System.Globalization;

namespace SdrBot.Conversations;

/// <summary>Messages of which nobody knows whether they arrived.</summary>
public interface IDoubtfulMessages
{
    /// <param name="isThere">Somebody has seen it; false to send it again.</param>
    /// <returns>False when this person was not asked, or it is settled already.</returns>
    Task<bool> SettleAsync(Turn turn, long messageId, bool isThere, CancellationToken cancellationToken);
}

/// <summary><c>send again message:7</c>: it did not arrive.</summary>
public sealed class SendMessageAgain(IDoubtfulMessages messages) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        ((Reply)turn.Say(long.TryParse(slots["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await messages.SettleAsync(turn, id, isThere: false, cancellationToken) ? "unheard.sent_again" : "unheard.settled")).InPlaceFor(turn);
}

/// <summary><c>it arrived message:7</c>: somebody has seen it.</summary>
public sealed class MessageArrived(IDoubtfulMessages messages) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        ((Reply)turn.Say(long.TryParse(slots["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await messages.SettleAsync(turn, id, isThere: true, cancellationToken) ? "unheard.noted" : "unheard.settled")).InPlaceFor(turn);
}

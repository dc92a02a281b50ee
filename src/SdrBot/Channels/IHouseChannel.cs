using SdrBot.Storage;

namespace SdrBot.Channels;

/// <summary>A channel whose platform is this house's own database: that a message is shown and that it is recorded as shown are one transaction, so nothing can be cut short in between.</summary>
internal interface IHouseChannel
{
    string Id { get; }

    /// <summary>Shows a message, or brings a shown one up to its present version; nobody sees it before the session commits.</summary>
    /// <returns>The platform's own id of it.</returns>
    Task<string> ShowAsync(Session session, OutgoingMessage message);
}

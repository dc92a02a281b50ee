using SdrBot.Storage;

namespace SdrBot.Channels.LocalChat;

/// <summary>Delivers to the local chat. Its memory is keyed by message and version, so delivering twice shows once.</summary>
internal sealed class LocalChannel(IDatabase database, LocalMessages messages, TimeProvider clock) : IChannel
{
    public const string Name = "local";

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public string Id => Name;

    /// <summary>Deliveries are rows here, and the more of them wait together, the more share a commit.</summary>
    public int AtOnce => 256;

    public async Task<Delivery> DeliverAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var shown = await database.WriteAsync("local", session => ShowAsync(session, message), cancellationToken);
            return new Delivery.Arrived(shown.Id);
        }
        catch (StorageUnavailableException e)
        {
            return new Delivery.NotYet(RetryAfter, e.GetType().Name);
        }
    }

    public async Task<string?> FindAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => LocalMessages.FindAsync(session, LocalRenderer.MessageId(message.Id)), cancellationToken))?.Id;

    private async Task<LocalMessage> ShowAsync(Session session, OutgoingMessage message)
    {
        var now = clock.GetUtcNow();
        var earlier = message.Version == 1 ? null : await LocalMessages.FindAsync(session, LocalRenderer.MessageId(message.Id));
        return await messages.ShowAsync(session, LocalRenderer.Render(message, earlier?.At ?? now, earlier is null ? null : now), message.Version);
    }
}

using SdrBot.Storage;

namespace SdrBot.Channels.LocalChat;

/// <summary>Delivers to the local chat. Its memory is keyed by message and version, so delivering twice shows once.</summary>
internal sealed class LocalChannel(LocalMessages messages, TimeProvider clock) : IHouseChannel
{
    public const string Name = "local";

    public string Id => Name;

    public async Task<string> ShowAsync(Session session, OutgoingMessage message)
    {
        var now = clock.GetUtcNow();
        var earlier = message.Version == 1 ? null : await LocalMessages.FindAsync(session, LocalRenderer.MessageId(message.Id));
        return (await messages.ShowAsync(session, LocalRenderer.Render(message, earlier?.At ?? now, earlier is null ? null : now), message.Version)).Id;
    }
}

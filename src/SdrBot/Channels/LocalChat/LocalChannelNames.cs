using SdrBot.Conversations;

namespace SdrBot.Channels.LocalChat;

/// <summary>The channels of the local chat are called as their ids are.</summary>
internal sealed class LocalChannelNames : IChannelNames
{
    public string Channel => LocalChannel.Name;

    public ConversationReference? Find(ConversationReference near, string name) =>
        LocalConversations.Channels.FirstOrDefault(c => c.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } id ? LocalConversations.Reference(id) : null;
}

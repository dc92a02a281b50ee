namespace SdrBot.Channels.LocalChat;

/// <summary>The settings under <c>LocalChat</c>.</summary>
internal sealed class LocalChatOptions
{
    /// <summary>Serves the chat page. It lets the visitor be anybody, so it works on loopback addresses only.</summary>
    public bool Enabled { get; set; } = true;
}

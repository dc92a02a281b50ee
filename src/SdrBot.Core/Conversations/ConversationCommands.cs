namespace SdrBot.Conversations;

/// <summary>The phrases that work everywhere.</summary>
public static class ConversationCommands
{
    public static CommandMap MapConversations(this CommandMap commands)
    {
        return commands
            .On<Undo>("undo", "undo", "undo {turn}")
            .On<Help>("help", "help", "?", "commands", "help {subject}", "help @{here}").InPublic()
            .On<SendMessageAgain>("send_message_again", "send again message:{id}").Unlisted()
            .On<MessageArrived>("message_arrived", "it arrived message:{id}").Unlisted()
            .On<AsIntent>("as", "as {intent} {text}").Unlisted();
    }
}

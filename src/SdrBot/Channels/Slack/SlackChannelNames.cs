using SdrBot.Conversations;

namespace SdrBot.Channels.Slack;

/// <summary>A button names a channel by its id; by its name only Slack knows it, and says so where somebody chose it from the list.</summary>
internal sealed class SlackChannelNames : IChannelNames
{
    private const int Shortest = 5;
    private const int Longest = 30;

    public string Channel => SlackChannel.Name;

    public ConversationReference? Find(ConversationReference near, string name) =>
        name is ['C' or 'G', ..] && name.Length is >= Shortest and <= Longest && name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))
            ? new ConversationReference(SlackChannel.Name, near.Tenant, name) { Workspace = near.Workspace }
            : null;
}

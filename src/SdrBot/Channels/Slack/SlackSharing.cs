using System.Collections.Concurrent;

namespace SdrBot.Channels.Slack;

/// <summary>Which channels people of other companies read along in (Slack Connect): what nobody asked for is not said there, and no handoffs.</summary>
internal sealed class SlackSharing(SlackAccess access, TimeProvider clock)
{
    private const string Answer = "turn:";

    /// <summary>A channel may be shared, or shared no more, at any time.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Workspace, string Channel), (bool IsShared, DateTimeOffset Until)> _channels = new();

    /// <summary>Every event says of the channel that it happened in whether others read along.</summary>
    public void Note(SlackWorkspace workspace, EventBody body)
    {
        if (body.Event?.Channel is { Length: > 0 } channel && (body.IsExtSharedChannel || _channels.ContainsKey((workspace.Id, channel))))
        {
            _channels[(workspace.Id, channel)] = (body.IsExtSharedChannel, clock.GetUtcNow() + Known);
        }
    }

    /// <summary>Whether a message would be the bot's own idea in a channel that others read along in. Where Slack does not say, nobody does.</summary>
    public async Task<bool> IsOthersAsync(OutgoingMessage message, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        if (message is not { PlatformId: null, Conversation: { OnlyFor: null, Id: ['C' or 'G', ..] channel } } || message.Key.StartsWith(Answer, StringComparison.Ordinal))
        {
            return false;
        }

        if (_channels.TryGetValue((workspace.Id, channel), out var known) && known.Until > clock.GetUtcNow())
        {
            return known.IsShared;
        }

        var result = await access.CallAsync("conversations.info", workspace, new ReadChannel(channel), SlackJson.Default.ReadChannel, cancellationToken);
        var isShared = result is SlackResult.Ok { Answer.Place.IsShared: true };
        if (result is SlackResult.Ok or SlackResult.Refused)
        {
            _channels[(workspace.Id, channel)] = (isShared, clock.GetUtcNow() + Known);
        }

        return isShared;
    }
}

using System.Collections.Concurrent;
using System.Globalization;

namespace SdrBot.Channels.Slack;

/// <summary>Looks through a conversation for a message by its business key, which travels in its metadata: page after page, until it is found or the pages end.</summary>
/// <remarks>
/// An app from outside Slack's marketplace gets fifteen messages and one call a minute (<see href="https://docs.slack.dev/reference/methods/conversations.history"/>),
/// so a search goes on where it had to stop. In memory only: after a restart it begins anew.
/// </remarks>
internal sealed class SlackHistory(SlackAccess access, SlackPace pace)
{
    private const int MostOfAPage = 100;
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<long, string> _reached = new();

    /// <param name="thread">The message in whose thread it stands; null for none.</param>
    /// <returns>Its time, which is its address; null when it is nowhere there.</returns>
    /// <exception cref="HttpRequestException">The history cannot be read to its end just now.</exception>
    /// <exception cref="NotSupportedException">The history cannot be read at all.</exception>
    public async Task<string?> FindAsync(OutgoingMessage message, string? thread, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        var method = thread is null ? "conversations.history" : "conversations.replies";
        var oldest = ((message.ClaimedAt ?? message.CreatedAt) - ClockTolerance).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        while (pace.HeldFor(workspace.Id, method) is null)
        {
            var cursor = _reached.GetValueOrDefault(message.Id);
            var arguments = new ReadHistory(message.Conversation.Id, oldest, MostOfAPage, IncludeAllMetadata: true) { Ts = thread, Cursor = cursor };
            switch (await access.CallAsync(method, workspace, arguments, SlackJson.Default.ReadHistory, cancellationToken))
            {
                case SlackResult.Ok(var answer):
                    var found = answer.Messages?.FirstOrDefault(m => KeyOf(m) == message.Key)?.Ts;
                    var next = answer.ResponseMetadata?.NextCursor;
                    if (found is null && next is { Length: > 0 } && next != cursor)
                    {
                        _reached[message.Id] = next;
                        continue;
                    }

                    _reached.TryRemove(message.Id, out _);
                    return found is not null || !answer.HasMore ? found : throw new NotSupportedException("The history does not say how it goes on.");
                case SlackResult.Limited(var wait):
                    pace.Hold(workspace.Id, method, wait);
                    continue;
                case SlackResult.Refused("invalid_cursor") when cursor is not null:
                    _reached.TryRemove(message.Id, out _);
                    throw new HttpRequestException("The history has to be read from the front.");
                case SlackResult.Refused(var error):
                    _reached.TryRemove(message.Id, out _);
                    throw new NotSupportedException($"The history cannot be read: {error}.");
                default:
                    throw new HttpRequestException("The history cannot be read just now.");
            }
        }

        throw new HttpRequestException("The history cannot be read on just now.");
    }

    private static string? KeyOf(HistoryMessage message) => message.Metadata is { EventType: MessageMetadata.Said } said ? said.EventPayload.Text("key") : null;
}

using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SdrBot.Channels;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>Shows the messages whose platform is this house: shown and recorded as shown in one transaction, so nothing is ever on its way.</summary>
internal sealed partial class HouseDelivery(IEnumerable<IHouseChannel> channels, ILogger<HouseDelivery> logger)
{
    private const int LargestBatch = 256;

    private readonly FrozenDictionary<string, IHouseChannel> _channels = channels.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);

    /// <summary>Those that need no courier.</summary>
    public IReadOnlyCollection<string> Channels => _channels.Keys;

    /// <returns>How many messages were taken.</returns>
    public async Task<int> ShowAsync(Session session, DateTimeOffset now)
    {
        if (_channels.Count == 0)
        {
            return 0;
        }

        var rows = await session.ManyAsync<MessageRow>(
            """
            SELECT id, key, version, channel, conversation, reply, platform_id FROM messages
            WHERE state IN ('waiting', 'sending') AND state = 'waiting' AND next_at <= @now AND channel IN @Keys ORDER BY id LIMIT @LargestBatch
            """,
            new { now, _channels.Keys, LargestBatch });
        foreach (var row in rows)
        {
            await ShowAsync(session, row);
        }

        return rows.Length;
    }

    private async Task ShowAsync(Session session, MessageRow row)
    {
        try
        {
            var shown = await session.NestedAsync(() => _channels[row.Channel!].ShowAsync(session, row.ToMessage()));
            await session.RunAsync("UPDATE messages SET state = 'sent', delivered = version, platform_id = @shown, problem = NULL WHERE id = @Id", new { row.Id, shown });
        }
        catch (SqliteException e) when (e.IsOfTheFile())
        {
            throw;
        }
#pragma warning disable CA1031 // One message that cannot be read or shown must not hold up the others; what it wrote was taken back.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.Refused(logger, e, row.Id, row.Channel!);
            await session.RunAsync("UPDATE messages SET state = 'refused', problem = @problem WHERE id = @Id", new { row.Id, problem = e is JsonException or NotSupportedException ? "unreadable" : e.GetType().Name });
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Message {MessageId} cannot be shown on {Channel}; it is refused, and the others go on.")]
        public static partial void Refused(ILogger logger, Exception exception, long messageId, string channel);
    }
}

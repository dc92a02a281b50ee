using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SdrBot.Channels;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>Shows the messages whose platform is this house: shown and recorded as shown in one transaction, so nothing is ever on its way.</summary>
internal sealed partial class HouseDelivery(IEnumerable<IHouseChannel> channels, ILogger<HouseDelivery> logger)
{
    /// <summary>The sign makes SQLite sort the few that wait; to have them in order already it would read every message there ever was.</summary>
    internal const string Waiting =
        """
        SELECT id, key, version, channel, conversation, reply, platform_id FROM messages
        WHERE state IN ('waiting', 'sending') AND state = 'waiting' AND next_at <= @now AND channel IN @Keys ORDER BY +id LIMIT +@LargestBatch
        """;

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

        var rows = await session.ManyAsync<MessageRow>(Waiting, new { now, _channels.Keys, LargestBatch });
        if (rows.Length < 2 || !await AllAtOnceAsync(session, rows))
        {
            foreach (var row in rows)
            {
                await OneAsync(session, row);
            }
        }

        return rows.Length;
    }

    /// <summary>A savepoint for each message costs as much as showing it, and hardly ever is there one that cannot be shown.</summary>
    /// <returns>False, and nothing done, when there is one.</returns>
    private async Task<bool> AllAtOnceAsync(Session session, ImmutableArray<MessageRow> rows)
    {
        try
        {
            return await session.NestedAsync(async () =>
            {
                foreach (var row in rows)
                {
                    await ShowAsync(session, row);
                }

                return true;
            });
        }
        catch (SqliteException e) when (e.IsOfTheFile())
        {
            throw;
        }
#pragma warning disable CA1031 // Which message it was, and what was wrong with it, comes out when they are shown one by one.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private async Task<bool> ShowAsync(Session session, MessageRow row)
    {
        var shown = await _channels[row.Channel!].ShowAsync(session, row.ToMessage());
        return await session.RunAsync("UPDATE messages SET state = 'sent', delivered = version, platform_id = @shown, problem = NULL WHERE id = @Id", new { row.Id, shown }) == 1;
    }

    private async Task OneAsync(Session session, MessageRow row)
    {
        try
        {
            await session.NestedAsync(() => ShowAsync(session, row));
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

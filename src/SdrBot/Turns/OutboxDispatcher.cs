using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Channels;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>Delivers what was saved: marks rows as being sent and commits, sends, then records what became of each. Never a blind second post, never a silent loss.</summary>
internal sealed partial class OutboxDispatcher(IDatabase database, OutboxBell bell, IEnumerable<IChannel> channels, TimeProvider clock, ILogger<OutboxDispatcher> logger)
    : BackgroundService
{
    private const int LargestBatch = 256;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(120);

    private readonly FrozenDictionary<string, IChannel> _channels = channels.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var isUnsure = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (isUnsure)
                {
                    await ReconcileAsync(stoppingToken);
                    isUnsure = false;
                }

                if (await DeliverAsync(stoppingToken) < LargestBatch)
                {
                    await bell.WaitAsync(LongestSleep, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever goes wrong, in the database or in a channel that is asked what has arrived, delivery goes on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                // What was claimed before the trouble is marked as being sent, and nobody is sending it.
                isUnsure = true;
                Log.Waiting(logger, e);
                await Task.Delay(LongestSleep, clock, CancellationToken.None);
            }
        }
    }

    private async Task<int> DeliverAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var isAnyWaiting = await database.ReadAsync(
            s => s.ScalarAsync<long>("SELECT EXISTS (SELECT 1 FROM messages WHERE state IN ('waiting', 'sending') AND next_at <= @now AND state = 'waiting')", new { now }), cancellationToken);
        if (isAnyWaiting == 0)
        {
            return 0;
        }

        var messages = await database.WriteAsync("outbox", s => ClaimAsync(s, now), cancellationToken);

        var results = new ConcurrentBag<(OutgoingMessage Message, Delivery Delivery)>();
        await Task.WhenAll(messages.GroupBy(m => m.Conversation.Channel, StringComparer.Ordinal).Select(c => SendAsync(c, results)));
        await database.WriteAsync("outbox", s => RecordAsync(s, results), CancellationToken.None);
        return messages.Length;
    }

    /// <summary>Conversations side by side, the messages of one in their order.</summary>
    private Task SendAsync(IGrouping<string, OutgoingMessage> channel, ConcurrentBag<(OutgoingMessage Message, Delivery Delivery)> results) => Parallel.ForEachAsync(
        channel.GroupBy(m => m.Conversation.Key, StringComparer.Ordinal),
        new ParallelOptions { MaxDegreeOfParallelism = _channels.TryGetValue(channel.Key, out var known) ? known.AtOnce : 1, CancellationToken = CancellationToken.None },
        async (conversation, _) =>
        {
            foreach (var message in conversation.OrderBy(m => m.Id))
            {
                results.Add((message, await SendAsync(message)));
            }
        });

    private async Task<Delivery> SendAsync(OutgoingMessage message)
    {
        if (!_channels.TryGetValue(message.Conversation.Channel, out var channel))
        {
            return new Delivery.Refused("no_such_channel");
        }

        try
        {
            return await channel.DeliverAsync(message, CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever went wrong in a channel, nobody knows whether the message arrived.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.Broken(logger, e, message.Id, message.Conversation.Channel);
            return new Delivery.Unknown(e.GetType().Name);
        }
    }

    private async Task<ImmutableArray<OutgoingMessage>> ClaimAsync(Session session, DateTimeOffset now)
    {
        // Each conversation keeps its order: a message waits while an earlier one of its conversation is still on its way.
        var rows = await session.ManyAsync<MessageRow>(
            """
            UPDATE messages SET state = 'sending', attempts = attempts + 1
            WHERE id IN (
              SELECT m.id FROM messages m LEFT JOIN (
                SELECT conversation, min(id) AS first FROM messages
                WHERE state IN ('waiting', 'sending') AND (state = 'sending' OR next_at > @now) GROUP BY conversation) held
                ON held.conversation = m.conversation AND held.first < m.id
              WHERE m.state IN ('waiting', 'sending') AND m.state = 'waiting' AND m.next_at <= @now AND held.first IS NULL
              ORDER BY m.id LIMIT @LargestBatch)
            RETURNING id, key, version, conversation, reply, platform_id, created_at
            """,
            new { now, LargestBatch });
        return await ReadableAsync(session, rows);
    }

    /// <summary>A row that cannot be read is refused, or it would hold up every other message for ever.</summary>
    private async Task<ImmutableArray<OutgoingMessage>> ReadableAsync(Session session, ImmutableArray<MessageRow> rows)
    {
        var messages = ImmutableArray.CreateBuilder<OutgoingMessage>(rows.Length);
        foreach (var row in rows)
        {
            try
            {
                messages.Add(row.ToMessage());
            }
            catch (Exception e) when (e is JsonException or NotSupportedException)
            {
                Log.Unreadable(logger, e, row.Id);
                await session.RunAsync("UPDATE messages SET state = 'refused', problem = 'unreadable' WHERE id = @Id", new { row.Id });
            }
        }

        return messages.ToImmutable();
    }

    /// <summary>What was being sent when the process ended, or when the database failed, may have arrived: look before sending again.</summary>
    private async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            s => s.ManyAsync<MessageRow>("SELECT id, key, version, conversation, reply, platform_id, created_at FROM messages WHERE state = 'sending' ORDER BY id"), cancellationToken);
        var messages = rows.IsEmpty ? [] : await database.WriteAsync("outbox", s => ReadableAsync(s, rows), cancellationToken);
        foreach (var message in messages)
        {
            var found = _channels.TryGetValue(message.Conversation.Channel, out var channel) ? await channel.FindAsync(message, cancellationToken) : null;
            Log.Reconciled(logger, message.Id, found is not null);
            await database.WriteAsync(
                "outbox",
                s => s.RunAsync(
                    "UPDATE messages SET state = 'waiting', platform_id = coalesce(@found, platform_id) WHERE id = @Id AND state = 'sending'", new { message.Id, found }),
                cancellationToken);
        }
    }

    private async Task<int> RecordAsync(Session session, ConcurrentBag<(OutgoingMessage Message, Delivery Delivery)> results)
    {
        foreach (var (message, delivery) in results)
        {
            var (state, wait, problem, platformId) = delivery switch
            {
                Delivery.Arrived arrived => ("sent", TimeSpan.Zero, null, arrived.PlatformId),
                Delivery.NotYet notYet => ("waiting", notYet.RetryAfter < LongestRetryAfter ? notYet.RetryAfter : LongestRetryAfter, notYet.Problem, null),
                Delivery.Refused refused => ("refused", TimeSpan.Zero, refused.Problem, null),
                Delivery.Unknown unknown => ("unknown", TimeSpan.Zero, unknown.Problem, (string?)null),
                _ => throw new NotSupportedException(),
            };
            await session.RunAsync(
                """
                UPDATE messages SET platform_id = coalesce(@platformId, platform_id), problem = @problem, next_at = @nextAt,
                  delivered = CASE WHEN @state = 'sent' THEN @Version ELSE delivered END,
                  state = CASE WHEN @state = 'sent' AND version > @Version THEN 'waiting' ELSE @state END
                WHERE id = @Id
                """,
                new { message.Id, message.Version, platformId, problem, state, nextAt = clock.GetUtcNow() + wait });
            if (problem is not null)
            {
                Log.Undelivered(logger, message.Id, message.Conversation.Channel, state, problem);
            }
        }

        if (results.Any(r => r.Delivery is Delivery.Arrived))
        {
            session.AfterCommit(bell.Ring);
        }

        return results.Count;
    }

    private sealed record MessageRow
    {
        public long Id { get; init; }

        public required string Key { get; init; }

        public int Version { get; init; }

        public required string Conversation { get; init; }

        public required string Reply { get; init; }

        public string? PlatformId { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public OutgoingMessage ToMessage() => new(
            Id,
            Key,
            Version,
            JsonSerializer.Deserialize(Conversation, StorageJson.Default.ConversationReference) is { Channel: not null, Id: not null } place ? place : throw new JsonException("No conversation."),
            JsonSerializer.Deserialize(Reply, StorageJson.Default.Reply) ?? throw new JsonException("No reply."),
            PlatformId)
        { CreatedAt = CreatedAt };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The outbox waits, and then looks what has arrived.")]
        public static partial void Waiting(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "Message {MessageId} broke channel {Channel}.")]
        public static partial void Broken(ILogger logger, Exception exception, long messageId, string channel);

        [LoggerMessage(3, LogLevel.Information, "Message {MessageId} was on its way when the process ended; it had arrived: {Arrived}.")]
        public static partial void Reconciled(ILogger logger, long messageId, bool arrived);

        [LoggerMessage(4, LogLevel.Warning, "Message {MessageId} on {Channel} is {State}: {Problem}.")]
        public static partial void Undelivered(ILogger logger, long messageId, string channel, string state, string problem);

        [LoggerMessage(5, LogLevel.Error, "Message {MessageId} cannot be read; it is refused, and the others go on.")]
        public static partial void Unreadable(ILogger logger, Exception exception, long messageId);
    }
}

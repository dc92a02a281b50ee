using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Channels;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>The rows of messages on their way: which may be sent now, which are in doubt, and what became of them.</summary>
internal sealed partial class OutboxRows(IServiceScopeFactory scopes, ILogger logger)
{
    /// <summary>A message that was sent so often, and of which nobody heard, is left to people.</summary>
    public const int MostAttempts = 5;

    private const int LargestBatch = 256;

    public static async Task<bool> IsAnyWaitingAsync(Session session, DateTimeOffset now) => await session.ScalarAsync<long>(
        "SELECT EXISTS (SELECT 1 FROM messages WHERE state IN ('waiting', 'sending') AND next_at <= @now AND state = 'waiting')", new { now }) == 1;

    /// <param name="others">Channels that take on no more now, or are served elsewhere.</param>
    public async Task<ImmutableArray<OutgoingMessage>> ClaimAsync(Session session, IReadOnlyCollection<string> others, DateTimeOffset now)
    {
        // Each conversation keeps its order: a message waits while an earlier one of its conversation is still on its way. The sign makes SQLite sort
        // the few that wait instead of reading every message there ever was.
        var rows = await session.ManyAsync<MessageRow>(
            $"""
            UPDATE messages SET state = 'sending', attempts = attempts + 1, next_at = @lookAt, claimed_at = CASE WHEN attempts = 0 OR claimed_at IS NULL THEN @now ELSE claimed_at END
            WHERE id IN (
              SELECT m.id FROM messages m LEFT JOIN (
                SELECT conversation, min(id) AS first FROM messages
                WHERE state IN ('waiting', 'sending') AND (state = 'sending' OR next_at > @now) GROUP BY conversation) held
                ON held.conversation = m.conversation AND held.first < m.id
              WHERE m.state IN ('waiting', 'sending') AND m.state = 'waiting' AND m.next_at <= @now AND held.first IS NULL
                AND (m.after_id IS NULL OR NOT EXISTS (SELECT 1 FROM messages e WHERE e.id = m.after_id AND e.platform_id IS NULL AND e.state IN ('waiting', 'sending')))
                {(others.Count == 0 ? "" : "AND m.channel NOT IN @others")}
              ORDER BY +m.id LIMIT +@LargestBatch)
            RETURNING id, key, version, conversation, reply, platform_id, next_at, created_at, claimed_at, after_id, in_thread
            """,
            new { now, others, lookAt = now + Outcome.LookAfter, LargestBatch });
        return [.. (await ReadableAsync(session, rows)).OrderBy(m => m.Id)];
    }

    /// <summary>What the end of a process cut off was hardly an attempt: most of what is taken at once waits for its turn at the platform's pace.</summary>
    public static Task<int> ForgiveAsync(Session session) => session.RunAsync("UPDATE messages SET attempts = attempts - 1 WHERE state IN ('waiting', 'sending') AND state = 'sending' AND attempts > 0");

    /// <summary>The clock was set back: what was to wait for a little while would wait until the time that it showed.</summary>
    public static Task<int> BringForwardAsync(Session session, DateTimeOffset now) => session.RunAsync(
        "UPDATE messages SET next_at = @soon WHERE state IN ('waiting', 'sending') AND next_at > @latest", new { soon = now + Outcome.LookAfter, latest = now + Outcome.LongestRetryAfter });

    /// <summary>What is marked as being sent, and is to be looked for by now: a platform may show a message a little after somebody gave it up.</summary>
    /// <param name="except">What somebody is sending.</param>
    /// <returns>Those to look for, and whether others are to be looked for later.</returns>
    public async Task<(ImmutableArray<OutgoingMessage> Due, bool IsMore)> DoubtfulAsync(IDatabase database, HashSet<long> except, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            s => s.ManyAsync<MessageRow>("SELECT id, key, version, conversation, reply, platform_id, next_at, created_at, claimed_at, after_id, in_thread FROM messages WHERE state IN ('waiting', 'sending') AND state = 'sending' ORDER BY +id"), cancellationToken);
        var doubtful = rows.Where(r => !except.Contains(r.Id)).ToImmutableArray();
        var due = doubtful.Where(r => r.NextAt <= now).ToImmutableArray();
        return (due.IsEmpty ? [] : await database.WriteAsync("outbox", s => ReadableAsync(s, due), cancellationToken), due.Length < doubtful.Length);
    }

    /// <summary>An edit that was made meanwhile makes the row wait again, whatever became of the version before.</summary>
    public async Task RecordAsync(Session session, IEnumerable<Outcome> outcomes, DateTimeOffset now)
    {
        foreach (var outcome in outcomes)
        {
            var isRecorded = await session.RunAsync(
                """
                UPDATE messages SET platform_id = coalesce(@PlatformId, platform_id), problem = @Problem, next_at = @nextAt,
                  delivered = CASE WHEN @State = 'sent' THEN @Version ELSE delivered END,
                  attempts = CASE WHEN @State = 'waiting' AND attempts > 0 THEN attempts - 1 ELSE attempts END,
                  state = CASE
                    WHEN @State = 'again' THEN CASE WHEN attempts < @MostAttempts THEN 'waiting' ELSE 'unknown' END
                    WHEN @State IN ('sent', 'refused') AND version > @Version THEN 'waiting'
                    ELSE @State END
                WHERE id = @Id AND state = 'sending'
                """,
                new { outcome.Message.Id, outcome.Message.Version, outcome.PlatformId, outcome.Problem, outcome.State, nextAt = now + outcome.Wait, MostAttempts }) == 1;
            if (outcome is { LinkOfEarlier: { } link, Message.After.Id: var after })
            {
                await session.RunAsync("UPDATE messages SET link = @link WHERE id = @after", new { link, after });
            }

            if (outcome.Problem is { } problem)
            {
                if (isRecorded && outcome.State is (MessageState.Again or MessageState.Unknown or MessageState.Refused)
                    && await session.ScalarAsync<string>("SELECT state FROM messages WHERE id = @Id", new { outcome.Message.Id }) is (MessageState.Unknown or MessageState.Refused) and var state)
                {
                    await using var scope = scopes.CreateAsyncScope();
                    scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
                    await scope.ServiceProvider.GetRequiredService<Unheard>().TellAsync(outcome.Message, state, problem);
                }

                Log.Undelivered(logger, outcome.Message.Id, outcome.Message.Conversation.Channel, outcome.State, problem);
            }
        }
    }

    /// <summary>A row that cannot be read is refused, or it would hold up every other message for ever.</summary>
    private async Task<ImmutableArray<OutgoingMessage>> ReadableAsync(Session session, ImmutableArray<MessageRow> rows)
    {
        var messages = ImmutableArray.CreateBuilder<OutgoingMessage>(rows.Length);
        var ids = rows.Where(r => r.AfterId is not null).Select(r => r.AfterId!.Value).Distinct().ToArray();
        var earlier = ids.Length == 0
            ? []
            : (await session.ManyAsync<EarlierMessage>("SELECT id, platform_id, link FROM messages WHERE id IN @ids", new { ids })).ToDictionary(e => e.Id);
        foreach (var row in rows)
        {
            try
            {
                messages.Add(row.ToMessage() with { After = row.AfterId is { } after ? earlier.GetValueOrDefault(after) : null, IsInThread = row.InThread });
            }
            catch (Exception e) when (e is JsonException or NotSupportedException)
            {
                Log.Unreadable(logger, e, row.Id);
                await session.RunAsync("UPDATE messages SET state = 'refused', problem = 'unreadable' WHERE id = @Id", new { row.Id });
            }
        }

        return messages.ToImmutable();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Message {MessageId} on {Channel} is {State}: {Problem}.")]
        public static partial void Undelivered(ILogger logger, long messageId, string channel, string state, string problem);

        [LoggerMessage(2, LogLevel.Error, "Message {MessageId} cannot be read; it is refused, and the others go on.")]
        public static partial void Unreadable(ILogger logger, Exception exception, long messageId);
    }
}

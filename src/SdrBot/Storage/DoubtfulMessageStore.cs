using System.Globalization;
using SdrBot.Conversations;

namespace SdrBot.Storage;

internal sealed class DoubtfulMessageStore(Session session, OutboxBell bell, TimeProvider clock) : IDoubtfulMessages
{
    /// <summary>What stands with a message that somebody has seen: it is there, and nobody knows its address. Without one it cannot be edited, and an edit must not become a second post.</summary>
    private const string Seen = "seen";

    /// <summary>The key of the question to one person whether a message arrived.</summary>
    public static string Question(long messageId, string repId) => string.Create(CultureInfo.InvariantCulture, $"unknown:{messageId}:{repId}");

    public async Task<bool> SettleAsync(Turn turn, long messageId, bool isThere, CancellationToken cancellationToken)
    {
        session.AfterCommit(bell.Ring);
        return await session.RunAsync(
            """
            UPDATE messages SET attempts = 0, next_at = @now, problem = CASE WHEN @isThere THEN @Seen END,
              state = CASE WHEN @isThere THEN 'unknown' ELSE 'waiting' END, delivered = CASE WHEN @isThere THEN version ELSE delivered END
            WHERE id = @messageId AND tenant = @Tenant AND state = 'unknown' AND problem IS NOT @Seen AND EXISTS (SELECT 1 FROM messages q WHERE q.tenant = @Tenant AND q.key = @question)
            """,
            new { turn.Tenant, messageId, isThere, now = clock.GetUtcNow(), question = Question(messageId, turn.Rep.Id), Seen }) == 1;
    }
}

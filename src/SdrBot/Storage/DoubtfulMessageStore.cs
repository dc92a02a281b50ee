using System.Globalization;
using SdrBot.Conversations;

namespace SdrBot.Storage;

internal sealed class DoubtfulMessageStore(Session session, OutboxBell bell, TimeProvider clock) : IDoubtfulMessages
{
    /// <summary>What stands with a message that somebody has seen: it is there, and nobody knows its address. Without one it cannot be edited, and an edit must not become a second post.</summary>
    private const string Seen = "seen";

    /// <summary>A semicolon comes next after the colon, so that the index of the keys answers.</summary>
    private const string IsAsked = "q.tenant = @tenant AND (q.key = @first OR (q.key >= @first || ':' AND q.key < @first || ';'))";

    /// <summary>The key of the next question to one person whether a message arrived: what is sent again may be in doubt again.</summary>
    public static async Task<string> NextQuestionAsync(Session session, string tenant, long messageId, string repId)
    {
        var first = Question(messageId, repId);
        var asked = await session.ScalarAsync<long>($"SELECT count(*) FROM messages q WHERE {IsAsked}", new { tenant, first });
        return asked == 0 ? first : string.Create(CultureInfo.InvariantCulture, $"{first}:{asked + 1}");
    }

    /// <summary>How the keys of the questions to one person begin.</summary>
    private static string Question(long messageId, string repId) => string.Create(CultureInfo.InvariantCulture, $"unknown:{messageId}:{repId}");

    public async Task<bool> SettleAsync(Turn turn, long messageId, bool isThere, CancellationToken cancellationToken)
    {
        session.AfterCommit(bell.Ring);
        return await session.RunAsync(
            $"""
            UPDATE messages SET attempts = 0, next_at = @now, problem = CASE WHEN @isThere THEN @Seen END,
              state = CASE WHEN @isThere THEN 'unknown' ELSE 'waiting' END, delivered = CASE WHEN @isThere THEN version ELSE delivered END
            WHERE id = @messageId AND tenant = @tenant AND state = 'unknown' AND problem IS NOT @Seen AND EXISTS (SELECT 1 FROM messages q WHERE {IsAsked})
            """,
            new { tenant = turn.Tenant, messageId, isThere, now = clock.GetUtcNow(), first = Question(messageId, turn.Rep.Id), Seen }) == 1;
    }
}

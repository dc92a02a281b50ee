namespace SdrBot.Tests.Support;

/// <summary>What all platforms beside the local chat have in common.</summary>
internal static class Platforms
{
    /// <summary>Completes when everything that is to be said now has been said there, and no sheet is being read or imported.</summary>
    /// <remarks>What is being sent has a later time to be looked for, in case nobody answers for it: it is waited for all the same.</remarks>
    /// <param name="channel">Such as <c>slack</c>.</param>
    public static async Task SettleOnAsync(this TestBot bot, string channel)
    {
        await bot.SettleAsync();
        await Until.TrueAsync(async () => await bot.ReadAsync<long>(
            """
            SELECT EXISTS (
              SELECT 1 FROM messages m WHERE m.channel = @channel AND m.state IN ('waiting', 'sending')
                AND (m.next_at <= @now OR (m.state = 'sending' AND m.problem IS NULL))
                AND NOT EXISTS (SELECT 1 FROM messages e WHERE e.conversation = m.conversation AND e.id < m.id AND e.next_at > @now
                  AND (e.state = 'waiting' OR (e.state = 'sending' AND e.problem IS NOT NULL))))
            """,
            new { channel, now = bot.Clock.GetUtcNow() }) == 0);
    }
}

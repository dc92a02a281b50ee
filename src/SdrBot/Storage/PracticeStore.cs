using SdrBot.Practice;

namespace SdrBot.Storage;

internal sealed class PracticeStore(Session session) : IPracticeStore
{
    public Task AddAsync(PracticeRound round, CancellationToken cancellationToken) => session.RunAsync(
        """
        INSERT INTO practice_rounds (tenant, rep_id, category, entry, parts, score, at, day)
        VALUES (@Tenant, @RepId, @Category, @Entry, @parts, @Score, @At, @Day)
        """,
        new { round.Tenant, round.RepId, round.Category, round.Entry, parts = string.Join(' ', round.Parts), round.Score, round.At, round.Day });

    public async Task<PracticeWeek> CountAsync(string tenant, string repId, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        (await session.OneAsync<PracticeWeek>(
            "SELECT count(*) AS rounds, coalesce(sum(score), 0) AS points FROM practice_rounds WHERE tenant = @tenant AND rep_id = @repId AND day >= @from AND day <= @to",
            new { tenant, repId, from, to }))!;
}

using SdrBot.People;

namespace SdrBot.Storage;

internal sealed class ReturnNewsStore(Session session, TimeProvider clock) : IReturnNews
{
    public async Task<ReturnNews> SinceAsync(Rep rep, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var row = await session.OneAsync<Row>(
            """
            SELECT (SELECT count(*) FROM leads l JOIN touches t ON t.lead_id = l.id WHERE l.tenant = @Tenant AND l.owner_id = @Id AND t.at >= @from AND t.rep_id <> @Id) AS touches,
              (SELECT count(DISTINCT l.id) FROM leads l JOIN touches t ON t.lead_id = l.id WHERE l.tenant = @Tenant AND l.owner_id = @Id AND t.at >= @from AND t.rep_id <> @Id) AS leads,
              (SELECT count(*) FROM tasks WHERE tenant = @Tenant AND owner_id = @Id AND closed_at >= @from AND closed_by <> @Id AND state <> 'dropped') AS closed,
              (SELECT count(*) FROM tasks WHERE tenant = @Tenant AND owner_id = @Id AND state = 'open' AND due_at <= @now) AS due
            """,
            new { rep.Tenant, rep.Id, from, now = clock.GetUtcNow() });
        return new ReturnNews(row!.Touches, row.Leads, row.Closed, row.Due);
    }

    private sealed record Row
    {
        public int Touches { get; init; }

        public int Leads { get; init; }

        public int Closed { get; init; }

        public int Due { get; init; }
    }
}

using System.Collections.Immutable;
using SdrBot.Objections;
using SdrBot.Touches;

namespace SdrBot.Storage;

internal sealed class ObjectionStore(Session session) : IObjectionLog
{
    private const string Columns =
        "id, tenant, lead_id, rep_id, category, entry, text, stage, competitor, filled, response, worked, is_new, at, day, turn_id, version";

    private static readonly string[] Noes = [.. Disposition.All.Where(d => d.IsNo).Select(d => d.Key)];
    private static readonly string[] Yeses = ["meeting_booked", "interested", "accepted"];

    public async Task<HeardObjection> AddAsync(HeardObjection heard, CancellationToken cancellationToken)
    {
        var id = await session.ScalarAsync<long>(
            """
            INSERT INTO objections (tenant, lead_id, rep_id, category, entry, text, stage, competitor, filled, response, worked, is_new, at, day, turn_id, version)
            VALUES (@Tenant, @LeadId, @RepId, @Category, @Entry, @Text, @Stage, @Competitor, @Filled, @Response, @Worked, @IsNew, @At, @Day, @TurnId, @Version)
            RETURNING id
            """,
            heard);
        session.Journal?.Created("objections", id);
        return heard with { Id = id };
    }

    public async Task SaveAsync(HeardObjection heard, CancellationToken cancellationToken)
    {
        if (session.Journal is { } journal)
        {
            await journal.BeforeAsync("objections", heard.Id);
        }

        await session.RunAsync(
            """
            UPDATE objections SET lead_id = @LeadId, category = @Category, entry = @Entry, text = @Text, stage = @Stage, competitor = @Competitor, filled = @Filled,
              response = @Response, worked = @Worked, is_new = @IsNew, version = version + 1
            WHERE id = @Id AND tenant = @Tenant
            """,
            heard);
    }

    public async Task RemoveAsync(HeardObjection heard, CancellationToken cancellationToken)
    {
        if (session.Journal is { } journal)
        {
            await journal.BeforeAsync("objections", heard.Id);
        }

        await session.RunAsync("DELETE FROM objections WHERE id = @Id AND tenant = @Tenant", new { heard.Id, heard.Tenant });
    }

    public Task<HeardObjection?> FindAsync(string tenant, long id, CancellationToken cancellationToken) =>
        session.OneAsync<HeardObjection>($"SELECT {Columns} FROM objections WHERE id = @id AND tenant = @tenant", new { tenant, id });

    public Task<HeardObjection?> LastOfRepAsync(string tenant, string repId, DateTimeOffset since, CancellationToken cancellationToken) =>
        session.OneAsync<HeardObjection>(
            $"SELECT {Columns} FROM objections WHERE tenant = @tenant AND rep_id = @repId AND at >= @since ORDER BY at DESC, id DESC LIMIT 1", new { tenant, repId, since });

    public Task<ImmutableArray<HeardObjection>> OfLeadAsync(string tenant, long leadId, CancellationToken cancellationToken) =>
        ManyAsync("lead_id = @leadId AND tenant = @tenant ORDER BY at DESC, id DESC", new { tenant, leadId });

    public Task<ImmutableArray<HeardObjection>> OfRepAsync(string tenant, string repId, int limit, CancellationToken cancellationToken) =>
        ManyAsync("tenant = @tenant AND rep_id = @repId ORDER BY at DESC, id DESC LIMIT +@limit", new { tenant, repId, limit });

    public Task<ImmutableArray<HeardObjection>> InboxAsync(string tenant, int limit, CancellationToken cancellationToken) =>
        ManyAsync("tenant = @tenant AND is_new = 1 ORDER BY id LIMIT +@limit", new { tenant, limit });

    public Task<ImmutableArray<ObjectionCount>> CountsAsync(string tenant, string? repId, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        session.ManyAsync<ObjectionCount>(
            """
            SELECT category, count(*) AS heard, count(CASE WHEN worked = 1 THEN 1 END) AS worked, count(CASE WHEN worked = 0 THEN 1 END) AS failed FROM objections
            WHERE tenant = @tenant AND day >= @from AND day <= @to AND category IS NOT NULL AND (@repId IS NULL OR rep_id = @repId)
            GROUP BY category ORDER BY count(*) DESC, category
            """,
            new { tenant, repId, from, to });

    public Task<ImmutableArray<ResponseRecord>> RecordsAsync(string tenant, CancellationToken cancellationToken) =>
        session.ManyAsync<ResponseRecord>(
            """
            SELECT response, count(*) AS used, sum(worked) AS worked FROM objections
            WHERE tenant = @tenant AND response IS NOT NULL AND worked IS NOT NULL GROUP BY response
            """,
            new { tenant });

    public async Task<NoCount> NoesAsync(string tenant, string repId, DateOnly from, CancellationToken cancellationToken) =>
        (await session.OneAsync<NoCount>(
            """
            SELECT count(CASE WHEN outcome IN @Noes THEN 1 END) AS noes, count(CASE WHEN outcome IN @Yeses THEN 1 END) AS yeses,
              count(CASE WHEN outcome IN @Noes AND id > (
                SELECT coalesce(max(id), 0) FROM touches WHERE tenant = @tenant AND rep_id = @repId AND day >= @from AND outcome IN @Yeses) THEN 1 END) AS since
            FROM touches WHERE tenant = @tenant AND rep_id = @repId AND day >= @from
            """,
            new { tenant, repId, from, Noes, Yeses }))!;

    private Task<ImmutableArray<HeardObjection>> ManyAsync(string where, object values) =>
        session.ManyAsync<HeardObjection>($"SELECT {Columns} FROM objections WHERE {where}", values);
}

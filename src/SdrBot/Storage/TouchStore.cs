using System.Collections.Immutable;
using SdrBot.Touches;

namespace SdrBot.Storage;

internal sealed class TouchStore(Session session) : ITouchStore
{
    public const string Columns = "id, tenant, lead_id, rep_id, channel, is_inbound, outcome, is_conversation, minutes, seconds, note, detail, follow_up_at, follow_up_channel, at, day, task_id, turn_id, version";

    public async Task<Touch> AddAsync(Touch touch, CancellationToken cancellationToken)
    {
        var id = await session.ScalarAsync<long>(
            """
            INSERT INTO touches (tenant, lead_id, rep_id, channel, is_inbound, outcome, is_conversation, minutes, seconds, note, detail, follow_up_at, follow_up_channel, at, day, task_id, turn_id, version)
            VALUES (@Tenant, @LeadId, @RepId, @Channel, @IsInbound, @Outcome, @IsConversation, @Minutes, @Seconds, @Note, @Detail, @FollowUpAt, @FollowUpChannel, @At, @Day, @TaskId, @TurnId, @Version)
            RETURNING id
            """,
            touch);
        session.Journal?.Created("touches", id);
        session.Worked.Add((touch.Tenant, touch.RepId));
        return touch with { Id = id };
    }

    public async Task SaveAsync(Touch touch, CancellationToken cancellationToken)
    {
        if (session.Journal is { } journal)
        {
            await journal.BeforeAsync("touches", touch.Id);
        }

        await session.RunAsync(
            """
            UPDATE touches SET lead_id = @LeadId, channel = @Channel, is_inbound = @IsInbound, outcome = @Outcome, is_conversation = @IsConversation,
              minutes = @Minutes, note = @Note, detail = @Detail, follow_up_at = @FollowUpAt, follow_up_channel = @FollowUpChannel, task_id = @TaskId, version = version + 1
            WHERE id = @Id
            """,
            touch);
        session.Worked.Add((touch.Tenant, touch.RepId));
    }

    public Task<Touch?> FindAsync(string tenant, long id, CancellationToken cancellationToken) =>
        session.OneAsync<Touch>($"SELECT {Columns} FROM touches WHERE id = @id AND tenant = @tenant", new { tenant, id });

    public Task<ImmutableArray<Touch>> OfLeadAsync(string tenant, long leadId, int limit, CancellationToken cancellationToken) =>
        session.ManyAsync<Touch>($"SELECT {Columns} FROM touches WHERE lead_id = @leadId AND tenant = @tenant ORDER BY at DESC, id DESC LIMIT +@limit", new { tenant, leadId, limit });

    public Task<ImmutableArray<TouchCount>> CountsAsync(string tenant, string repId, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        session.ManyAsync<TouchCount>(
            """
            SELECT channel, outcome, count(*) AS touches, sum(is_conversation) AS conversations FROM touches
            WHERE tenant = @tenant AND rep_id = @repId AND day >= @from AND day <= @to GROUP BY channel, outcome
            """,
            new { tenant, repId, from, to });
}

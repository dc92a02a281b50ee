using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;

namespace SdrBot.Storage;

internal sealed class OpenCards(Session session, ILeadStore leads, Authority authority) : IOpenCard
{
    private static readonly TimeSpan StaysOpen = TimeSpan.FromHours(2);

    public Task OpenAsync(Turn turn, Lead lead, CancellationToken cancellationToken) => session.RunAsync(
        """
        INSERT INTO open_cards (tenant, conversation, rep_id, lead_id, at) VALUES (@Tenant, @Key, @RepId, @LeadId, @At)
        ON CONFLICT (conversation, rep_id) DO UPDATE SET lead_id = excluded.lead_id, at = excluded.at
        """,
        new { turn.Tenant, turn.Conversation.Key, RepId = turn.Rep.Id, LeadId = lead.Id, turn.At });

    public async Task<Lead?> FindAsync(Turn turn, CancellationToken cancellationToken)
    {
        var id = await session.ScalarAsync<long?>(
            """
            SELECT lead_id FROM (
              SELECT lead_id, at FROM open_cards WHERE conversation = @Key AND rep_id = @RepId AND at >= @since
              UNION ALL
              SELECT lead_id, at FROM touches WHERE tenant = @Tenant AND rep_id = @RepId AND day >= @yesterday AND at >= @since) talked
            ORDER BY at DESC LIMIT 1
            """,
            new { turn.Tenant, turn.Conversation.Key, RepId = turn.Rep.Id, since = turn.At - StaysOpen, yesterday = turn.Today.AddDays(-1) });
        return id is { } open && await leads.FindAsync(turn.Tenant, open, cancellationToken) is { } lead && await authority.MayWorkForAsync(turn.Rep, lead.OwnerId, cancellationToken)
            ? lead
            : null;
    }
}

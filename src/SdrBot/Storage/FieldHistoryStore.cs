using System.Collections.Immutable;
using SdrBot.Leads;

namespace SdrBot.Storage;

internal sealed class FieldHistoryStore(Session session) : IFieldHistory
{
    public async Task AddAsync(FieldChange change, CancellationToken cancellationToken)
    {
        var id = await session.ScalarAsync<long>(
            """
            INSERT INTO lead_changes (tenant, lead_id, field, was, became, rep_id, source, at, turn_id)
            VALUES (@Tenant, @LeadId, @Field, @Was, @Became, @RepId, @Source, @At, @TurnId) RETURNING id
            """,
            change);
        session.Journal?.Created("lead_changes", id);
    }

    public Task<ImmutableArray<FieldChange>> OfLeadAsync(string tenant, long leadId, CancellationToken cancellationToken) => session.ManyAsync<FieldChange>(
        "SELECT id, tenant, lead_id, field, was, became, rep_id, source, at, turn_id FROM lead_changes WHERE lead_id = @leadId AND tenant = @tenant ORDER BY id", new { tenant, leadId });
}

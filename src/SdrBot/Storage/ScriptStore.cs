using System.Collections.Immutable;
using SdrBot.Scripts;

namespace SdrBot.Storage;

internal sealed class ScriptStore(Session session) : IScriptStore
{
    private const string Uses = "id, tenant, lead_id, rep_id, kind, script_id, fact_id, chosen_at, touch_id, version";
    private const string Variants = "id, tenant, rep_id, kind, language, text, is_shared, at, version";
    private const int Most = 100;
    private static readonly TimeSpan Answered = TimeSpan.FromDays(14);

    public Task<ScriptUse?> ChosenAsync(string tenant, long leadId, string repId, string kind, DateTimeOffset since, CancellationToken cancellationToken) => session.OneAsync<ScriptUse>(
        $"SELECT {Uses} FROM script_uses WHERE lead_id = @leadId AND rep_id = @repId AND kind = @kind AND tenant = @tenant AND touch_id IS NULL AND chosen_at >= @since ORDER BY id DESC LIMIT 1",
        new { tenant, leadId, repId, kind, since });

    public async Task ChooseAsync(ScriptUse use, CancellationToken cancellationToken)
    {
        var changed = await session.RunAsync(
            """
            UPDATE script_uses SET script_id = @ScriptId, fact_id = @FactId, chosen_at = @ChosenAt, version = version + 1
            WHERE lead_id = @LeadId AND rep_id = @RepId AND kind = @Kind AND tenant = @Tenant AND touch_id IS NULL
            """,
            use);
        if (changed == 0)
        {
            await session.RunAsync(
                "INSERT INTO script_uses (tenant, lead_id, rep_id, kind, script_id, fact_id, chosen_at, version) VALUES (@Tenant, @LeadId, @RepId, @Kind, @ScriptId, @FactId, @ChosenAt, @Version)", use);
        }
    }

    public async Task UsedAsync(ScriptUse use, long touchId, CancellationToken cancellationToken)
    {
        if (session.Journal is { } journal)
        {
            await journal.BeforeAsync("script_uses", use.Id);
        }

        await session.RunAsync("UPDATE script_uses SET touch_id = @touchId, version = version + 1 WHERE id = @Id", new { touchId, use.Id });
    }

    public async Task<ImmutableDictionary<string, ScriptCount>> CountsAsync(string tenant, CancellationToken cancellationToken) =>
        (await session.ManyAsync<ScriptCount>(
            """
            SELECT u.script_id, count(*) AS used, sum(t.is_conversation = 1 OR EXISTS (
              SELECT 1 FROM touches r WHERE r.lead_id = u.lead_id AND r.is_inbound = 1 AND r.at >= t.at AND r.at <= t.at + @within AND r.id <> t.id)) AS answered
            FROM script_uses u JOIN touches t ON t.id = u.touch_id WHERE u.tenant = @tenant AND u.touch_id IS NOT NULL GROUP BY u.script_id
            """,
            new { tenant, within = (long)Answered.TotalMilliseconds })).ToImmutableDictionary(c => c.ScriptId, StringComparer.Ordinal);

    public async Task<Variant> AddAsync(Variant variant, CancellationToken cancellationToken)
    {
        var id = await session.ScalarAsync<long>(
            "INSERT INTO script_variants (tenant, rep_id, kind, language, text, is_shared, at, version) VALUES (@Tenant, @RepId, @Kind, @Language, @Text, @IsShared, @At, @Version) RETURNING id", variant);
        session.Journal?.Created("script_variants", id);
        return variant with { Id = id };
    }

    public async Task SaveAsync(Variant variant, CancellationToken cancellationToken)
    {
        await BeforeAsync(variant);
        await session.RunAsync("UPDATE script_variants SET text = @Text, is_shared = @IsShared, version = version + 1 WHERE id = @Id AND tenant = @Tenant", variant);
    }

    public async Task RemoveAsync(Variant variant, CancellationToken cancellationToken)
    {
        await BeforeAsync(variant);
        await session.RunAsync("DELETE FROM script_variants WHERE id = @Id AND tenant = @Tenant", variant);
    }

    public Task<Variant?> FindAsync(string tenant, long id, CancellationToken cancellationToken) =>
        session.OneAsync<Variant>($"SELECT {Variants} FROM script_variants WHERE id = @id AND tenant = @tenant", new { tenant, id });

    public Task<ImmutableArray<Variant>> OfRepAsync(string tenant, string repId, CancellationToken cancellationToken) => session.ManyAsync<Variant>(
        $"SELECT {Variants} FROM script_variants WHERE tenant = @tenant AND rep_id = @repId ORDER BY id DESC LIMIT {Most}", new { tenant, repId });

    public Task<ImmutableArray<Variant>> SharedAsync(string tenant, CancellationToken cancellationToken) => session.ManyAsync<Variant>(
        $"SELECT {Variants} FROM script_variants WHERE tenant = @tenant AND is_shared = 1 ORDER BY id DESC LIMIT {Most}", new { tenant });

    private Task BeforeAsync(Variant variant) => session.Journal is { } journal ? journal.BeforeAsync("script_variants", variant.Id) : Task.CompletedTask;
}

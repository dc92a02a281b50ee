using System.Collections.Immutable;
using SdrBot.Qualification;

namespace SdrBot.Storage;

internal sealed class FindingStore(Session session) : IFindingStore
{
    private const string Columns = "id, tenant, lead_id, question, value, words, rep_id, at, touch_id, turn_id, version";

    public Task<ImmutableArray<Finding>> OfLeadAsync(string tenant, long leadId, CancellationToken cancellationToken) =>
        session.ManyAsync<Finding>($"SELECT {Columns} FROM findings WHERE lead_id = @leadId AND tenant = @tenant ORDER BY id", new { tenant, leadId });

    /// <summary>Taken out and answered again, it goes on with another version, so that a button made for the old answer does not fit the new one.</summary>
    public async Task<Finding> SaveAsync(Finding finding, CancellationToken cancellationToken)
    {
        var before = await BeforeAsync(finding);
        if (before is not null && session.Journal is { } journal)
        {
            await journal.BeforeAsync("findings", before.Id);
        }

        var saved = (await session.OneAsync<Finding>(
            $"""
            INSERT INTO findings (tenant, lead_id, question, value, words, rep_id, at, touch_id, turn_id, version)
            VALUES (@Tenant, @LeadId, @Question, @Value, @Words, @RepId, @At, @TouchId, @TurnId,
              1 + (SELECT count(*) FROM finding_changes c WHERE c.lead_id = @LeadId AND c.tenant = @Tenant AND c.question = @Question))
            ON CONFLICT (lead_id, question) DO UPDATE SET value = excluded.value, words = excluded.words, rep_id = excluded.rep_id, at = excluded.at,
              touch_id = excluded.touch_id, turn_id = excluded.turn_id, version = findings.version + 1
            RETURNING {Columns}
            """,
            finding))!;
        if (before is null)
        {
            session.Journal?.Created("findings", saved.Id);
        }

        await WriteDownAsync(finding, before, isRemoved: false);
        return saved;
    }

    public async Task RemoveAsync(Finding finding, CancellationToken cancellationToken)
    {
        if (await BeforeAsync(finding) is not { } before)
        {
            return;
        }

        if (session.Journal is { } journal)
        {
            await journal.BeforeAsync("findings", before.Id);
        }

        await session.RunAsync("DELETE FROM findings WHERE id = @Id", new { before.Id });
        await WriteDownAsync(finding, before, isRemoved: true);
    }

    public Task<ImmutableArray<FindingChange>> HistoryAsync(string tenant, long leadId, CancellationToken cancellationToken) => session.ManyAsync<FindingChange>(
        """
        SELECT id, question, from_value, from_words, to_value, to_words, rep_id, at, touch_id FROM finding_changes
        WHERE lead_id = @leadId AND tenant = @tenant ORDER BY at DESC, id DESC
        """,
        new { tenant, leadId });

    /// <summary>Only those that are still turned away, each at the last time it was.</summary>
    public Task<ImmutableArray<TurnedAway>> TurnedAwayAsync(string tenant, string? repId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        session.ManyAsync<TurnedAway>(
            """
            SELECT s.lead_id, s.rep_id, s.reason, s.at, l.created_at AS came_at,
              (SELECT count(*) FROM touches t WHERE t.lead_id = s.lead_id AND t.is_inbound = 0 AND t.at <= s.at) AS touches
            FROM status_changes s JOIN leads l ON l.id = s.lead_id
            WHERE s.tenant = @tenant AND s.to_status = 'disqualified' AND s.at >= @from AND s.at < @to AND l.status = 'disqualified' AND (@repId IS NULL OR s.rep_id = @repId)
              AND NOT EXISTS (SELECT 1 FROM status_changes n WHERE n.lead_id = s.lead_id AND n.id > s.id AND n.to_status = 'disqualified')
            ORDER BY s.at, s.id
            """,
            new { tenant, repId, from, to });

    private Task<Finding?> BeforeAsync(Finding finding) =>
        session.OneAsync<Finding>($"SELECT {Columns} FROM findings WHERE lead_id = @LeadId AND tenant = @Tenant AND question = @Question", finding);

    private async Task WriteDownAsync(Finding finding, Finding? before, bool isRemoved)
    {
        var id = await session.ScalarAsync<long>(
            """
            INSERT INTO finding_changes (tenant, lead_id, question, from_value, from_words, to_value, to_words, rep_id, at, touch_id, turn_id)
            VALUES (@Tenant, @LeadId, @Question, @fromValue, @fromWords, @toValue, @toWords, @RepId, @At, @TouchId, @TurnId)
            RETURNING id
            """,
            new
            {
                finding.Tenant,
                finding.LeadId,
                finding.Question,
                fromValue = before?.Value,
                fromWords = before?.Words,
                toValue = isRemoved ? null : finding.Value,
                toWords = isRemoved ? null : finding.Words,
                finding.RepId,
                finding.At,
                finding.TouchId,
                finding.TurnId,
            });
        session.Journal?.Created("finding_changes", id);
    }
}

/// <summary>The team's framework is a setting of the tenant.</summary>
internal sealed class TeamFrameworkStore(Session session) : ITeamFramework
{
    private const string Key = "framework";

    public Task<string?> FindAsync(string tenant, CancellationToken cancellationToken) =>
        session.ScalarAsync<string>("SELECT value FROM settings WHERE tenant = @tenant AND key = @Key", new { tenant, Key });

    public Task SaveAsync(string tenant, string frameworkId, CancellationToken cancellationToken) => session.RunAsync(
        "INSERT INTO settings (tenant, key, value) VALUES (@tenant, @Key, @frameworkId) ON CONFLICT (tenant, key) DO UPDATE SET value = excluded.value", new { tenant, Key, frameworkId });
}

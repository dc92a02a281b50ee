using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Cadences;

namespace SdrBot.Storage;

internal sealed class CadenceStore(Session session, CadenceCache cache) : ICadenceStore
{
    private const string Columns = "id, tenant, lead_id, cadence_id, cadence_version, started_on, state, closed_steps, stop_reason, version";

    private readonly Dictionary<(string Tenant, string Id, int Version), Cadence> _found = [];

    public async Task<ImmutableArray<Cadence>> AllAsync(string tenant, CancellationToken cancellationToken)
    {
        var newest = await session.ManyAsync<CadenceVersion>("SELECT id, max(version) AS version FROM cadences WHERE tenant = @tenant GROUP BY id ORDER BY id", new { tenant });
        var all = ImmutableArray.CreateBuilder<Cadence>(newest.Length);
        foreach (var (id, version) in newest)
        {
            all.Add((await FindAsync(tenant, id, version, cancellationToken))!);
        }

        return all.ToImmutable();
    }

    public async Task<Cadence?> FindAsync(string tenant, string id, int version, CancellationToken cancellationToken)
    {
        if (cache.Versions.TryGetValue((tenant, id, version), out var known) || _found.TryGetValue((tenant, id, version), out known))
        {
            return known;
        }

        var definition = await session.ScalarAsync<string>(
            "SELECT definition FROM cadences WHERE tenant = @tenant AND id = @id AND version = @version", new { tenant, id, version });
        if (definition is null)
        {
            return null;
        }

        // A version that this unit or one before it in the batch published may still be rolled back, and its number given to another.
        var found = _found[(tenant, id, version)] = JsonSerializer.Deserialize(definition, StorageJson.Default.Cadence)! with { Version = version };
        if (session.IsReader)
        {
            cache.Versions[(tenant, id, version)] = found;
        }
        else
        {
            session.AfterCommit(() => cache.Versions[(tenant, id, version)] = found);
        }

        return found;
    }

    public async Task PublishAsync(string tenant, Cadence cadence, CancellationToken cancellationToken)
    {
        var definition = Definition(cadence);
        await session.RunAsync(
            """
            INSERT INTO cadences (tenant, id, version, definition)
            SELECT @tenant, @Id, 1 + coalesce((SELECT max(version) FROM cadences WHERE tenant = @tenant AND id = @Id), 0), @definition
            WHERE @definition <> coalesce((SELECT definition FROM cadences WHERE tenant = @tenant AND id = @Id ORDER BY version DESC LIMIT 1), '')
            """,
            new { tenant, cadence.Id, definition });
    }

    /// <summary>Publishes a cadence from its file, but only when the file has changed since: what the company changed in the chat stays.</summary>
    public async Task PublishFileAsync(string tenant, Cadence cadence, CancellationToken cancellationToken)
    {
        var definition = Definition(cadence);
        var key = $"cadence_file:{cadence.Id}";
        if (await session.ScalarAsync<string>("SELECT value FROM settings WHERE tenant = @tenant AND key = @key", new { tenant, key }) == definition)
        {
            return;
        }

        await PublishAsync(tenant, cadence, cancellationToken);
        await session.RunAsync(
            "INSERT INTO settings (tenant, key, value) VALUES (@tenant, @key, @definition) ON CONFLICT (tenant, key) DO UPDATE SET value = excluded.value", new { tenant, key, definition });
    }

    public Task<ImmutableArray<VersionRates>> VersionRatesAsync(string tenant, string id, CancellationToken cancellationToken) => session.ManyAsync<VersionRates>(
        """
        SELECT number, count(*) AS leads, sum(replied > 0) AS replied, sum(connected > 0) AS connected, sum(meetings > 0) AS meetings FROM (
          SELECT e.id, e.cadence_version AS number,
            coalesce(sum(t.is_inbound AND t.outcome NOT IN ('accepted', 'no_answer')), 0) AS replied, coalesce(sum(t.is_conversation), 0) AS connected, coalesce(sum(t.outcome = 'meeting_booked'), 0) AS meetings
          FROM enrolments e LEFT JOIN touches t ON t.lead_id = e.lead_id AND t.day >= e.started_on
            AND NOT EXISTS (SELECT 1 FROM enrolments n WHERE n.lead_id = e.lead_id AND n.id > e.id AND n.started_on <= t.day)
          WHERE e.tenant = @tenant AND e.cadence_id = @id GROUP BY e.id, e.cadence_version)
        GROUP BY number ORDER BY number
        """,
        new { tenant, id });

    public Task<ImmutableArray<StepRates>> StepRatesAsync(string tenant, string id, int version, CancellationToken cancellationToken) => session.ManyAsync<StepRates>(
        """
        SELECT k.step_number AS number, count(*) AS touches,
          sum(t.is_conversation OR EXISTS (SELECT 1 FROM touches a WHERE a.lead_id = t.lead_id AND a.is_inbound AND a.outcome NOT IN ('accepted', 'no_answer') AND a.id > t.id
            AND NOT EXISTS (SELECT 1 FROM touches b WHERE b.lead_id = t.lead_id AND NOT b.is_inbound AND b.id > t.id AND b.id < a.id))) AS answered
        FROM enrolments e JOIN tasks k ON k.lead_id = e.lead_id AND k.enrolment_id = e.id JOIN touches t ON t.lead_id = e.lead_id AND t.task_id = k.id
        WHERE e.tenant = @tenant AND e.cadence_id = @id AND e.cadence_version = @version AND k.step_number IS NOT NULL AND NOT t.is_inbound
        GROUP BY k.step_number ORDER BY k.step_number
        """,
        new { tenant, id, version });

    public Task<ImmutableArray<LeadAtStep>> BoardAsync(string tenant, string? ownerId, string id, int limit, CancellationToken cancellationToken) => session.ManyAsync<LeadAtStep>(
        """
        SELECT t.step_number, l.id AS lead_id, l.name, l.company FROM tasks t JOIN enrolments e ON e.id = t.enrolment_id JOIN leads l ON l.id = t.lead_id
        WHERE t.tenant = @tenant AND (@ownerId IS NULL OR t.owner_id = @ownerId) AND t.state = 'open' AND t.step_number IS NOT NULL AND e.state = 'active' AND e.cadence_id = @id
        ORDER BY t.due_at, t.id LIMIT +@limit
        """,
        new { tenant, ownerId, id, limit });

    public Task<Enrolment?> ActiveAsync(string tenant, long leadId, CancellationToken cancellationToken) =>
        session.OneAsync<Enrolment>($"SELECT {Columns} FROM enrolments WHERE lead_id = @leadId AND tenant = @tenant AND state = 'active'", new { tenant, leadId });

    public async Task<bool> IsHandedOffAsync(string tenant, long leadId, CancellationToken cancellationToken) => await session.ScalarAsync<long>(
        "SELECT EXISTS (SELECT 1 FROM handoffs WHERE lead_id = @leadId AND tenant = @tenant AND state IN ('offered', 'declined', 'accepted'))", new { tenant, leadId }) == 1;

    public Task<ImmutableArray<StepCount>> CountsAsync(string tenant, string? ownerId, DateTimeOffset today, CancellationToken cancellationToken) => session.ManyAsync<StepCount>(
        """
        SELECT e.cadence_id, t.step_number, t.activity, count(*) AS leads, sum(t.due_at < @today) AS overdue, min(t.created_at) AS since FROM tasks t JOIN enrolments e ON e.id = t.enrolment_id
        WHERE t.tenant = @tenant AND (@ownerId IS NULL OR t.owner_id = @ownerId) AND t.state = 'open' AND t.step_number IS NOT NULL AND e.state = 'active'
        GROUP BY e.cadence_id, t.step_number, t.activity ORDER BY e.cadence_id, t.step_number, t.activity
        """,
        new { tenant, ownerId, today });

    public async Task<Enrolment> AddAsync(Enrolment enrolment, CancellationToken cancellationToken)
    {
        var id = await session.ScalarAsync<long>(
            """
            INSERT INTO enrolments (tenant, lead_id, cadence_id, cadence_version, started_on, state, closed_steps, stop_reason, version)
            VALUES (@Tenant, @LeadId, @CadenceId, @CadenceVersion, @StartedOn, @state, @ClosedSteps, @StopReason, @Version)
            RETURNING id
            """,
            Values(enrolment));
        session.Journal?.Created("enrolments", id);
        return enrolment with { Id = id };
    }

    public async Task SaveAsync(Enrolment enrolment, CancellationToken cancellationToken)
    {
        if (session.Journal is { } journal)
        {
            await journal.BeforeAsync("enrolments", enrolment.Id);
        }

        await session.RunAsync(
            "UPDATE enrolments SET state = @state, closed_steps = @ClosedSteps, stop_reason = @StopReason, version = version + 1 WHERE id = @Id", Values(enrolment));
    }

    private static string Definition(Cadence cadence) => JsonSerializer.Serialize(cadence with { Version = 0 }, StorageJson.Default.Cadence);

    private static object Values(Enrolment e) => new
    {
        e.Id,
        e.Tenant,
        e.LeadId,
        e.CadenceId,
        e.CadenceVersion,
        e.StartedOn,
        state = e.State.Key(),
        e.ClosedSteps,
        e.StopReason,
        e.Version,
    };

    private sealed record CadenceVersion
    {
        public required string Id { get; init; }

        public int Version { get; init; }

        public void Deconstruct(out string id, out int version) => (id, version) = (Id, Version);
    }
}

/// <summary>A version of a cadence never changes, so it is read once.</summary>
internal sealed class CadenceCache
{
    public ConcurrentDictionary<(string Tenant, string Id, int Version), Cadence> Versions { get; } = new();
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Cadences;

namespace SdrBot.Storage;

internal sealed class CadenceStore(Session session, CadenceCache cache) : ICadenceStore
{
    private const string Columns = "id, tenant, lead_id, cadence_id, cadence_version, started_on, state, closed_steps, stop_reason, version";

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
        if (cache.Versions.TryGetValue((tenant, id, version), out var known))
        {
            return known;
        }

        var definition = await session.ScalarAsync<string>(
            "SELECT definition FROM cadences WHERE tenant = @tenant AND id = @id AND version = @version", new { tenant, id, version });
        return definition is null
            ? null
            : cache.Versions[(tenant, id, version)] = JsonSerializer.Deserialize(definition, StorageJson.Default.Cadence)! with { Version = version };
    }

    /// <summary>Stores a cadence as a new version, unless its newest version says the same.</summary>
    public async Task PublishAsync(string tenant, Cadence cadence)
    {
        var definition = JsonSerializer.Serialize(cadence with { Version = 0 }, StorageJson.Default.Cadence);
        await session.RunAsync(
            """
            INSERT INTO cadences (tenant, id, version, definition)
            SELECT @tenant, @Id, 1 + coalesce((SELECT max(version) FROM cadences WHERE tenant = @tenant AND id = @Id), 0), @definition
            WHERE @definition <> coalesce((SELECT definition FROM cadences WHERE tenant = @tenant AND id = @Id ORDER BY version DESC LIMIT 1), '')
            """,
            new { tenant, cadence.Id, definition });
    }

    public Task<Enrolment?> ActiveAsync(string tenant, long leadId, CancellationToken cancellationToken) =>
        session.OneAsync<Enrolment>($"SELECT {Columns} FROM enrolments WHERE lead_id = @leadId AND tenant = @tenant AND state = 'active'", new { tenant, leadId });

    public async Task<bool> IsHandedOffAsync(string tenant, long leadId, CancellationToken cancellationToken) => await session.ScalarAsync<long>(
        "SELECT EXISTS (SELECT 1 FROM handoffs WHERE lead_id = @leadId AND tenant = @tenant AND state IN ('offered', 'declined', 'accepted'))", new { tenant, leadId }) == 1;

    public Task<ImmutableArray<StepCount>> CountsAsync(string tenant, string? ownerId, DateTimeOffset today, CancellationToken cancellationToken) => session.ManyAsync<StepCount>(
        """
        SELECT e.cadence_id, t.step_number, t.activity, count(*) AS leads, sum(t.due_at < @today) AS overdue FROM tasks t JOIN enrolments e ON e.id = t.enrolment_id
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

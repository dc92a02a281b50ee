using System.Text.Json;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Storage;

namespace SdrBot.Imports;

/// <summary>The sheets that people sent, and how far each is.</summary>
internal sealed class ImportStore(Session session, IEnumerable<ILeadFiles> files, ImportBell bell) : ILeadImports
{
    public async Task<long?> CheckAsync(Turn turn, string file, CancellationToken cancellationToken)
    {
        if (!files.Any(f => f.Path(file) is not null))
        {
            return null;
        }

        var id = await session.ScalarAsync<long>(
            "INSERT INTO imports (tenant, rep_id, file, state, total, done, created_at) VALUES (@Tenant, @Id, @file, 'checking', 0, 0, @At) RETURNING id",
            new { turn.Tenant, turn.Rep.Id, file, turn.At });
        session.AfterCommit(() => bell.Ring(ImportState.Checking));
        return id;
    }

    public Task<ImportStep> BeginAsync(Turn turn, long id, CancellationToken cancellationToken) => StepAsync(turn, id, [ImportState.Offered], ImportState.Importing);

    public Task<ImportStep> CancelAsync(Turn turn, long id, CancellationToken cancellationToken) =>
        StepAsync(turn, id, [ImportState.Offered, ImportState.Importing], ImportState.Cancelled);

    /// <summary>The oldest sheet that waits in a state.</summary>
    public Task<StoredImport?> NextAsync(string state) =>
        session.OneAsync<StoredImport>("SELECT id, tenant, rep_id, file, state, total, done, summary FROM imports WHERE state IN ('checking', 'importing') AND state = @state ORDER BY id LIMIT 1", new { state });

    /// <returns>False when the sheet was cancelled meanwhile.</returns>
    public async Task<bool> SaveAsync(long id, string from, string to, int total, ImportSummary summary) =>
        await session.RunAsync(
            "UPDATE imports SET state = @to, total = @total, done = @Rows, summary = @json WHERE id = @id AND state = @from",
            new { id, from, to, total, summary.Rows, json = JsonSerializer.Serialize(summary, StorageJson.Default.ImportSummary) }) == 1;

    private async Task<ImportStep> StepAsync(Turn turn, long id, string[] from, string to)
    {
        var state = await session.ScalarAsync<string>("SELECT state FROM imports WHERE id = @id AND tenant = @Tenant AND rep_id = @RepId", new { id, turn.Tenant, RepId = turn.Rep.Id });
        if (state is null || !from.Contains(state))
        {
            return state is null ? ImportStep.NotFound : ImportStep.Already;
        }

        await session.RunAsync("UPDATE imports SET state = @to, done = CASE @to WHEN 'importing' THEN 0 ELSE done END WHERE id = @id", new { id, to });
        session.AfterCommit(() => bell.Ring(ImportState.Importing));
        return ImportStep.Taken;
    }
}

internal static class ImportState
{
    public const string Checking = "checking";
    public const string Offered = "offered";
    public const string Importing = "importing";
    public const string Cancelled = "cancelled";
    public const string Done = "done";
    public const string Failed = "failed";
}

/// <summary>A sheet as it stands in the table.</summary>
internal sealed record StoredImport
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    public required string RepId { get; init; }

    public required string File { get; init; }

    public required string State { get; init; }

    /// <summary>The rows of the sheet, once it was read.</summary>
    public int Total { get; init; }

    public int Done { get; init; }

    public string? Summary { get; init; }

    public ImportSummary SoFar => Summary is null || Done == 0 ? new() : JsonSerializer.Deserialize(Summary, StorageJson.Default.ImportSummary)!;
}

using SdrBot.People;
using SdrBot.Storage;

namespace SdrBot.Imports;

/// <summary>Imports a sheet of leads in small transactions. Doing it again, also after a kill in the middle, changes nothing more: known leads are merged, never doubled.</summary>
internal sealed class ImportLeads(IDatabase database, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Others wait for one transaction, so it is short.</summary>
    private const int RowsPerTransaction = 250;

    /// <param name="file">A stream that can go back; it stays open.</param>
    /// <param name="rep">Who imports: owner of the rows that name nobody else, and bound to what that person may do.</param>
    /// <param name="dryRun">Changes nothing and counts what would happen.</param>
    /// <exception cref="StorageUnavailableException">The rows of the last transaction were not saved; those before were.</exception>
    public Task<ImportSummary> RunAsync(Stream file, Rep rep, bool dryRun, IProgress<ImportProgress>? progress, CancellationToken cancellationToken) =>
        RunAsync(
            file,
            rep,
            dryRun,
            new ImportSummary(),
            (_, summary) =>
            {
                progress?.Report(new(summary));
                return Task.FromResult(true);
            },
            cancellationToken);

    /// <param name="earlier">How far it was before; its rows are passed over.</param>
    /// <param name="afterChunk">Runs inside each transaction, after its rows; false stops the import there.</param>
    public async Task<ImportSummary> RunAsync(
        Stream file, Rep rep, bool dryRun, ImportSummary earlier, Func<Session, ImportSummary, Task<bool>> afterChunk, CancellationToken cancellationToken)
    {
        using var sheet = await LeadSheet.OpenAsync(file, cancellationToken);
        var summary = earlier with { Ignored = sheet.Columns.Ignored };
        var pretended = dryRun ? new PretendedLeads() : null;
        var chunk = new List<SheetRow>(RowsPerTransaction);
        var passed = 0;
        await foreach (var row in sheet.RowsAsync(cancellationToken))
        {
            if (passed++ < earlier.Rows)
            {
                continue;
            }

            chunk.Add(row);
            if (chunk.Count == RowsPerTransaction)
            {
                (summary, var goesOn) = await TakeAsync(chunk, rep, pretended, summary, afterChunk, cancellationToken);
                chunk.Clear();
                if (!goesOn)
                {
                    return summary;
                }
            }
        }

        return chunk.Count == 0 ? summary : (await TakeAsync(chunk, rep, pretended, summary, afterChunk, cancellationToken)).Summary;
    }

    private Task<(ImportSummary Summary, bool GoesOn)> TakeAsync(
        List<SheetRow> chunk, Rep rep, PretendedLeads? pretended, ImportSummary before, Func<Session, ImportSummary, Task<bool>> afterChunk, CancellationToken cancellationToken)
    {
        return pretended is null ? database.WriteAsync("import", RunAsync, cancellationToken) : database.ReadAsync(RunAsync, cancellationToken);

        async Task<(ImportSummary, bool)> RunAsync(Session session)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
            var rows = await ImportRows.BeginAsync(scope.ServiceProvider, rep, pretended, clock.GetUtcNow(), cancellationToken);
            var summary = before;
            foreach (var row in chunk)
            {
                summary = summary.With(row, await rows.TakeAsync(row, cancellationToken));
            }

            return (summary, await afterChunk(session, summary));
        }
    }
}

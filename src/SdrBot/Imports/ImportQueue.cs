using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Imports;

/// <summary>Reads and imports the sheets that people sent, one of each at a time, and keeps each one's message up to date. What a restart interrupts goes on where it was.</summary>
internal sealed partial class ImportQueue(
    IDatabase database, IServiceScopeFactory scopes, ImportLeads imports, IEnumerable<ILeadFiles> files, ImportBell bell, LoopPulse pulse, TimeProvider clock, ILogger<ImportQueue> logger) : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenEdits = TimeSpan.FromMilliseconds(500);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        LoopAsync(ImportState.Checking, CheckAsync, stoppingToken), LoopAsync(ImportState.Importing, ImportAsync, stoppingToken));

    private async Task LoopAsync(string state, Func<StoredImport, Stream, Rep, CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await database.ReadAsync(s => WithAsync(s, p => p.GetRequiredService<ImportStore>().NextAsync(state)), stoppingToken) is { } next)
                {
                    await RunAsync(next, work, stoppingToken);
                }
                else
                {
                    await bell.WaitAsync(state, LongestSleep, stoppingToken);
                }

                pulse.Went(Name(state));
            }
            catch (Exception e) when (stoppingToken.IsCancellationRequested && e is OperationCanceledException or System.Threading.Channels.ChannelClosedException)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever goes wrong, the sheets wait and are tried again; it must not end the process.
            catch (Exception e)
#pragma warning restore CA1031
            {
                pulse.Failed(Name(state));
                Log.Waiting(logger, e);
                await bell.WaitAsync(state, AfterTrouble, CancellationToken.None);
            }
        }
    }

    private static string Name(string state) => $"{nameof(ImportQueue)} ({state})";

    private async Task RunAsync(StoredImport import, Func<StoredImport, Stream, Rep, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var rep = await database.ReadAsync(s => WithAsync(s, p => p.GetRequiredService<IRepDirectory>().FindAsync(import.Tenant, import.RepId, cancellationToken)), cancellationToken);
        try
        {
            if (rep is not { Active: true } || files.Select(f => f.Path(import.File)).FirstOrDefault(p => p is not null) is not { } path)
            {
                await FailAsync(import, rep, cancellationToken);
                return;
            }

            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
            await work(import, file, rep, cancellationToken);
        }
#pragma warning disable CA1031 // A file that breaks the reading must not stop the files behind it.
        catch (Exception e) when (e is not (OperationCanceledException or StorageUnavailableException or System.Threading.Channels.ChannelClosedException))
#pragma warning restore CA1031
        {
            Log.Failed(logger, e, import.Id);
            await FailAsync(import, rep, cancellationToken);
        }
    }

    private async Task CheckAsync(StoredImport import, Stream file, Rep rep, CancellationToken cancellationToken)
    {
        var summary = await imports.RunAsync(file, rep, dryRun: true, progress: null, cancellationToken);
        await FinishAsync(import, summary, summary.Rows == summary.Unreadable ? ImportState.Done : ImportState.Offered, ImportReplies.Offer(Words.In(rep.Language), import.Id, summary), cancellationToken);
    }

    private async Task ImportAsync(StoredImport import, Stream file, Rep rep, CancellationToken cancellationToken)
    {
        var words = Words.In(rep.Language);
        var edited = DateTimeOffset.MinValue;
        var isCancelled = false;
        var summary = await imports.RunAsync(file, rep, dryRun: false, import.SoFar, AfterChunkAsync, cancellationToken);
        if (!isCancelled)
        {
            await FinishAsync(import, summary, ImportState.Done, ImportReplies.Finished(words, summary), cancellationToken);
        }

        Task<bool> AfterChunkAsync(Session session, ImportSummary soFar) => WithAsync(session, async services =>
        {
            isCancelled = !await services.GetRequiredService<ImportStore>().SaveAsync(import.Id, ImportState.Importing, ImportState.Importing, import.Total, soFar);
            var now = clock.GetUtcNow();
            if (!isCancelled && now - edited >= BetweenEdits)
            {
                edited = now;
                await services.GetRequiredService<Outbox>().ReplaceAsync(import.Tenant, ImportSheet.MessageKey(import.Id), ImportReplies.Progress(words, import.Id, soFar, import.Total), cancellationToken);
            }

            return !isCancelled;
        });
    }

    private Task<bool> FailAsync(StoredImport import, Rep? rep, CancellationToken cancellationToken) =>
        FinishAsync(import, import.SoFar, ImportState.Failed, Words.In(rep?.Language ?? Language.English).Say("leads.import.failed"), cancellationToken);

    private Task<bool> FinishAsync(StoredImport import, ImportSummary summary, string state, Conversations.Reply reply, CancellationToken cancellationToken) =>
        database.WriteAsync(
            "import",
            session => WithAsync(session, async services =>
                await services.GetRequiredService<ImportStore>().SaveAsync(import.Id, import.State, state, summary.Rows, summary)
                && await services.GetRequiredService<Outbox>().ReplaceAsync(import.Tenant, ImportSheet.MessageKey(import.Id), reply, cancellationToken)),
            cancellationToken);

    private async Task<T> WithAsync<T>(Session session, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
        return await work(scope.ServiceProvider);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The imports wait, and go on where they were.")]
        public static partial void Waiting(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "Import {ImportId} could not be read to its end.")]
        public static partial void Failed(ILogger logger, Exception exception, long importId);
    }
}

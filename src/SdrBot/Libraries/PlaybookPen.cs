using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Libraries;

/// <summary>
/// Writes the playbook's files after the commit and outside the loop of the writer, which may wait for no disk but the database's. A row
/// goes when its file is there; a kill in between writes the same file once more.
/// </summary>
internal sealed partial class PlaybookPen(IDatabase database, LibraryFolders folders, PlaybookKeeper keeper, ILogger<PlaybookPen> logger) : BackgroundService
{
    private readonly SemaphoreSlim _woken = new(0, 1);
    private readonly SemaphoreSlim _writing = new(1);

    public void Wake()
    {
        try
        {
            _woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // It was woken already and has not come yet.
        }
    }

    /// <summary>Writes all that waits.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            var drafts = await database.ReadAsync(s => s.ManyAsync<Draft>("SELECT id, tenant, entry, language, file, text FROM playbook_drafts ORDER BY id"), cancellationToken);
            foreach (var draft in drafts)
            {
                if (draft.File is null)
                {
                    folders.AddLine(draft.Tenant, draft.Entry, LanguageCode.Parse(draft.Language) ?? Language.English, draft.Text);
                }
                else
                {
                    folders.Save(draft.Tenant, draft.File, draft.Text);
                }

                await database.WriteAsync("playbook", s => s.RunAsync("DELETE FROM playbook_drafts WHERE id = @Id", new { draft.Id }), cancellationToken);
            }

            await keeper.KeepAsync(cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    public override void Dispose()
    {
        _woken.Dispose();
        _writing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WriteAsync(stoppingToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or StorageUnavailableException)
            {
                // The rows wait; the job that reads the folders tries again.
                Log.NotWritten(logger, e);
            }

            await _woken.WaitAsync(stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The playbook cannot be written now; what was added waits.")]
        public static partial void NotWritten(ILogger logger, Exception exception);
    }

    private sealed record Draft
    {
        public long Id { get; init; }

        public required string Tenant { get; init; }

        public required string Entry { get; init; }

        public required string Language { get; init; }

        public string? File { get; init; }

        public required string Text { get; init; }
    }
}

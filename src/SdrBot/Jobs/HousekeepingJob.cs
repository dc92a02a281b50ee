using SdrBot.Conversations;
using SdrBot.Storage;

namespace SdrBot.Jobs;

/// <summary>Throws away at night what nobody needs any more, and looks whether the database file is whole.</summary>
internal sealed class HousekeepingJob(IDatabase database, DataFolder folder, FileSoundness soundness, JobPulse pulse, TimeProvider clock, ILogger<HousekeepingJob> logger)
    : Job(pulse, clock, logger)
{
    private const int AtOnce = 5000;
    private const string Uploads = "uploads";
    private static readonly TimeSpan KeepTurns = TimeSpan.FromDays(7);
    private static readonly TimeSpan KeepUploads = TimeSpan.FromDays(7);

    public override async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await soundness.LookAsync(cancellationToken);
        await SweepAsync("DELETE FROM undo WHERE (tenant, turn_id) IN (SELECT tenant, turn_id FROM undo WHERE at < @before LIMIT +@AtOnce)", now - IUndo.UnaskedWindow - TimeSpan.FromDays(1), cancellationToken);
        await SweepAsync(
            "UPDATE turns SET incoming = NULL WHERE (tenant, id) IN (SELECT tenant, id FROM turns WHERE at < @before AND incoming IS NOT NULL AND state <> 'failed' LIMIT +@AtOnce)", now - KeepTurns, cancellationToken);
        RemoveUploads(now - KeepUploads);
    }

    /// <summary>A little at a time, so that no turn waits for it.</summary>
    private async Task SweepAsync(string sql, DateTimeOffset before, CancellationToken cancellationToken)
    {
        while (await database.WriteAsync("housekeeping", s => s.RunAsync(sql, new { before, AtOnce }), cancellationToken) == AtOnce)
        {
            await Task.Yield();
        }
    }

    private void RemoveUploads(DateTimeOffset before)
    {
        var uploads = new DirectoryInfo(Path.Combine(folder.Path, Uploads));
        foreach (var file in uploads.Exists ? uploads.EnumerateFiles().Where(f => f.LastWriteTimeUtc < before.UtcDateTime) : [])
        {
            file.Delete();
        }
    }
}

using SdrBot.Storage;

namespace SdrBot.Jobs;

/// <summary>Looks once after the start whether the database file is whole; the nightly housekeeping looks again.</summary>
internal sealed class FileCheckJob(FileSoundness soundness, JobPulse pulse, TimeProvider clock, ILogger<FileCheckJob> logger) : Job(pulse, clock, logger)
{
    public override Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken) => soundness.LookAsync(cancellationToken);
}

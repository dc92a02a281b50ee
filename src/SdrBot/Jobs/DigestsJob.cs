namespace SdrBot.Jobs;

/// <summary>Says each rep's day when it begins.</summary>
internal sealed class DigestsJob(DayRound round, JobPulse pulse, TimeProvider clock, ILogger<DigestsJob> logger) : Job(pulse, clock, logger)
{
    public override Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken) => round.DigestsAsync(now, cancellationToken);
}

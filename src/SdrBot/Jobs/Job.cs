using Quartz;

namespace SdrBot.Jobs;

/// <summary>A turn that nobody typed. Quartz only wakes it; what it may do once is decided by a row of its own.</summary>
[DisallowConcurrentExecution]
internal abstract partial class Job(JobPulse pulse, TimeProvider clock, ILogger logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var name = GetType().Name;
        try
        {
            await RunAsync(clock.GetUtcNow(), cancellationToken);
            pulse.Ran(name);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The process ends; the job's next run does what this one did not.
        }
#pragma warning disable CA1031 // A job that fails must not end the process or silence the others: it is logged, counted, and shown by the health check.
        catch (Exception e)
#pragma warning restore CA1031
        {
            pulse.Failed(name);
            Log.Failed(logger, e, name);
        }
    }

    public abstract Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Job {Job} failed; it runs again at its next time.")]
        public static partial void Failed(ILogger logger, Exception exception, string job);
    }
}

using SdrBot.Storage;

namespace SdrBot.Jobs;

/// <summary>The units of a job's run: one that fails does not keep the others from their turn, and the job counts as failed in the end.</summary>
internal sealed partial class UnitsOfJob(ILogger logger, CancellationToken cancellationToken)
{
    private Exception? _first;
    private int _failures;

    /// <param name="unit">Whose unit it is, as an id: it stands in the log.</param>
    /// <returns>What the work returned; nothing of its kind when it failed.</returns>
    /// <exception cref="StorageUnavailableException">No unit can be saved now, so the run ends.</exception>
    public async Task<T?> TryAsync<T>(string unit, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (IsOfTheUnit(e))
        {
            Failed(e);
            Log.Failed(logger, e, unit);
            return default;
        }
    }

    /// <summary>False for what would stop every other unit as well.</summary>
    public bool IsOfTheUnit(Exception problem) => problem is not StorageUnavailableException && !cancellationToken.IsCancellationRequested;

    public void Failed(Exception problem)
    {
        _first ??= problem;
        _failures++;
    }

    /// <exception cref="AggregateException">Some unit failed; it holds the first problem.</exception>
    public void ThrowIfAnyFailed()
    {
        if (_first is not null)
        {
            throw new AggregateException($"{_failures} units of the job failed; the others are done.", _first);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The unit {Unit} failed; the job goes on with the others.")]
        public static partial void Failed(ILogger logger, Exception exception, string unit);
    }
}

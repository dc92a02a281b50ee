namespace SdrBot.Turns;

/// <summary>Fetches the files that people send from where the platform keeps them; the turn that brought one is answered then.</summary>
internal sealed partial class Fetching(IEnumerable<IPlatformFiles> platforms, Attachments attachments, TurnRunner turns, TimeProvider clock, ILogger<Fetching> logger) : BackgroundService
{
    private const int MostAtOnce = 4;

    /// <summary>Then people are told to send it again.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Parallel.ForEachAsync(
            attachments.AllAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = stoppingToken },
            async (incoming, cancellationToken) => await TryAsync(incoming, cancellationToken));
    }

    private async Task TryAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        try
        {
            await FetchAsync(incoming, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The turn is kept, and the retries come by again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.NotFetched(logger, e, incoming.Conversation.Channel);
        }
        finally
        {
            attachments.Done(incoming);
        }
    }

    private async Task FetchAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        var fetched = platforms.FirstOrDefault(p => p.Channel == incoming.Conversation.Channel) is { } platform
            ? await platform.FetchAsync(incoming, cancellationToken)
            : new Fetched.Never("not_readable");
        var whole = fetched switch
        {
            Fetched.Here(var file) => incoming with { File = file, Attached = null },
            Fetched.Never(var problem) => incoming with { FileProblem = problem, Attached = null },
            _ when clock.GetUtcNow() - incoming.At > GivenUpAfter => incoming with { FileProblem = "not_reached", Attached = null },
            _ => null,
        };
        if (whole is not null)
        {
            await turns.RetryAsync(whole, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A file that somebody sent on {Channel} could not be fetched yet.")]
        public static partial void NotFetched(ILogger logger, Exception exception, string channel);
    }
}

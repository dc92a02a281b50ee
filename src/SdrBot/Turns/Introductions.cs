namespace SdrBot.Turns;

/// <summary>Finds out who somebody is who talks to the bot for the first time. What they said waits meanwhile, and is then answered.</summary>
internal sealed partial class Introductions(IEnumerable<IPlatformPeople> platforms, Strangers strangers, TurnRunner turns, ILogger<Introductions> logger) : BackgroundService
{
    /// <summary>One platform that is slow holds up no other.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(platforms.Select(p => IntroduceAllAsync(p, stoppingToken)));

    private async Task IntroduceAllAsync(IPlatformPeople platform, CancellationToken stoppingToken)
    {
        await Task.Yield();
        await foreach (var incoming in strangers.AllAsync(platform.Channel, stoppingToken))
        {
            try
            {
                await IntroduceAsync(platform, incoming, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // What they said is kept, and the retries come by again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Log.NotIntroduced(logger, e, platform.Channel);
            }
        }
    }

    private async Task IntroduceAsync(IPlatformPeople platform, Incoming incoming, CancellationToken cancellationToken)
    {
        if (await platform.IntroduceAsync(incoming, cancellationToken) is not { } met)
        {
            return;
        }

        if (met.IsKnown)
        {
            await turns.RetryAsync(incoming, cancellationToken);
            return;
        }

        await turns.AnswerAsync(incoming, met.Answer, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Somebody new on {Channel} could not be introduced yet.")]
        public static partial void NotIntroduced(ILogger logger, Exception exception, string channel);
    }
}

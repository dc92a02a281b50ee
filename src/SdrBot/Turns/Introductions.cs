using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>Finds out who somebody is who talks to the bot for the first time. What they said waits meanwhile, and is then answered.</summary>
internal sealed partial class Introductions(IEnumerable<IPlatformPeople> platforms, Strangers strangers, TurnRunner turns, IDatabase database, ILogger<Introductions> logger) : BackgroundService
{
    /// <summary>Whoever waited when the process ended is asked about before anybody can say more.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var stranger in (await database.ReadAsync(TurnRows.OfStrangersAsync, cancellationToken)).Select(Stranger.Of).Distinct())
            {
                strangers.Ask(stranger);
            }
        }
        catch (StorageUnavailableException e)
        {
            // The retries come by them again.
            Log.NotRemembered(logger, e);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <summary>One platform that is slow holds up no other.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(platforms.Select(p => IntroduceAllAsync(p, stoppingToken)));

    private async Task IntroduceAllAsync(IPlatformPeople platform, CancellationToken stoppingToken)
    {
        await Task.Yield();
        await foreach (var stranger in strangers.AllAsync(platform.Channel, stoppingToken))
        {
            try
            {
                while (await AnswerAllAsync(platform, stranger, stoppingToken) && !strangers.IsSettled(stranger))
                {
                    // They said more meanwhile.
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // What they said is kept, and the retries come by again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                strangers.PutOff(stranger);
                Log.NotIntroduced(logger, e, platform.Channel);
            }
        }
    }

    /// <summary>Everything that they have said so far, in its order.</summary>
    /// <returns>False when the platform did not say who it is.</returns>
    private async Task<bool> AnswerAllAsync(IPlatformPeople platform, Stranger stranger, CancellationToken cancellationToken)
    {
        var isKnown = false;
        foreach (var incoming in (await database.ReadAsync(TurnRows.OfStrangersAsync, cancellationToken)).Where(i => Stranger.Of(i) == stranger))
        {
            if (!isKnown)
            {
                if (await platform.IntroduceAsync(incoming, cancellationToken) is not { } met)
                {
                    strangers.PutOff(stranger);
                    return false;
                }

                if (!met.IsKnown)
                {
                    await turns.AnswerAsync(incoming, met.Answer, cancellationToken);
                    continue;
                }

                isKnown = true;
            }

            if (await turns.RetryAsync(incoming, cancellationToken) == TurnResult.Stranger)
            {
                strangers.PutOff(stranger);
                return false;
            }
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Somebody new on {Channel} could not be introduced yet.")]
        public static partial void NotIntroduced(ILogger logger, Exception exception, string channel);

        [LoggerMessage(2, LogLevel.Warning, "Those who waited to be introduced could not be read.")]
        public static partial void NotRemembered(ILogger logger, Exception exception);
    }
}

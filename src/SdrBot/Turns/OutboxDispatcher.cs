using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using SdrBot.Channels;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>Delivers what was saved: marks rows as being sent and commits, hands them to the couriers, and records what became of each. Never a blind second post, never a silent loss.</summary>
internal sealed partial class OutboxDispatcher : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    /// <summary>Messages that arrive so soon are recorded together; nobody waits any longer for one that does not.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(20);

    /// <summary>What is being sent when the process is told to stop has so long to arrive.</summary>
    private static readonly TimeSpan LastMoments = TimeSpan.FromSeconds(5);

    private readonly IDatabase _database;
    private readonly OutboxBell _bell;
    private readonly HouseDelivery _house;
    private readonly LoopPulse _pulse;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly OutboxRows _rows;
    private readonly FrozenDictionary<string, Courier> _couriers;
    private readonly ConcurrentQueue<Outcome> _outcomes = new();
    private readonly CancellationTokenSource _hurry = new();

    /// <summary>These belong to the loop alone.</summary>
    private readonly HashSet<long> _underway = [];
    private readonly HashSet<Task> _rounds = [];
    private List<Outcome> _unrecorded = [];
    private DateTimeOffset _lookAt = DateTimeOffset.MinValue;
    private DateTimeOffset _roundAt = DateTimeOffset.MaxValue;
    private bool _hasForgiven;

    public OutboxDispatcher(IDatabase database, OutboxBell bell, HouseDelivery house, IServiceScopeFactory scopes, IEnumerable<IChannel> channels, LoopPulse pulse, TimeProvider clock, ILogger<OutboxDispatcher> logger)
    {
        (_database, _bell, _house, _pulse, _clock, _logger) = (database, bell, house, pulse, clock, logger);
        _rows = new OutboxRows(scopes, logger);
        _couriers = channels.ToFrozenDictionary(c => c.Id, c => new Courier(c, _outcomes, bell, logger), StringComparer.Ordinal);
    }

    public override void Dispose()
    {
        _hurry.Dispose();
        foreach (var courier in _couriers.Values)
        {
            courier.Dispose();
        }

        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await GoRoundAsync(stoppingToken))
                {
                    await _bell.WaitAsync(LongestSleep, stoppingToken);
                }

                _pulse.Went(nameof(OutboxDispatcher));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // Whatever goes wrong in the database, delivery goes on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                // What was claimed in the round that failed may be marked as being sent, and nobody is sending it.
                _lookAt = DateTimeOffset.MinValue;
                _pulse.Failed(nameof(OutboxDispatcher));
                Log.Waiting(_logger, e);
                await Task.Delay(LongestSleep, CancellationToken.None);
            }
        }

        await FinishAsync();
    }

    /// <returns>False when there was nothing to do.</returns>
    private async Task<bool> GoRoundAsync(CancellationToken stoppingToken)
    {
        // Whatever rang until now is seen in this round.
        await _bell.WaitAsync(TimeSpan.Zero, stoppingToken);
        var now = _clock.GetUtcNow();
        if (now < _roundAt)
        {
            // It is the first round, or the clock was set back.
            await _database.WriteAsync("outbox", s => OutboxRows.BringForwardAsync(s, now), stoppingToken);
            _lookAt = DateTimeOffset.MinValue;
        }

        _roundAt = now;
        await LookAsync(now, stoppingToken);
        while (_outcomes.TryDequeue(out var outcome))
        {
            _unrecorded.Add(outcome);
        }

        if (_unrecorded.Count == 0 && !await _database.ReadAsync(s => OutboxRows.IsAnyWaitingAsync(s, now), stoppingToken))
        {
            return false;
        }

        string[] others = [.. _house.Channels, .. _couriers.Where(c => c.Value.IsFull).Select(c => c.Key)];
        var (shown, claimed) = await _database.WriteAsync(
            "outbox",
            async s =>
            {
                await _rows.RecordAsync(s, _unrecorded, now);
                return (await _house.ShowAsync(s, now), await OutboxRows.IsAnyWaitingAsync(s, now) ? await _rows.ClaimAsync(s, others, now) : []);
            },
            stoppingToken);
        var isBusy = shown > 0 || _unrecorded.Count > 0 || !claimed.IsEmpty;
        Recorded(now);
        if (!claimed.IsEmpty)
        {
            await Task.WhenAny(Task.WhenAll(Hand(claimed, isDoubtful: false, stoppingToken)), Task.Delay(Together, stoppingToken));
        }

        return isBusy;
    }

    /// <summary>At the start everything that is marked as being sent is in doubt, later on what a channel did not answer for; each is looked for when its time has come.</summary>
    private async Task LookAsync(DateTimeOffset now, CancellationToken stoppingToken)
    {
        if (_lookAt <= now)
        {
            if (!_hasForgiven)
            {
                await _database.WriteAsync("outbox", OutboxRows.ForgiveAsync, stoppingToken);
                _hasForgiven = true;
            }

            var (due, isMore) = await _rows.DoubtfulAsync(_database, _underway, now, stoppingToken);
            _lookAt = isMore ? now + Outcome.LookAfter : DateTimeOffset.MaxValue;
            Hand(due, isDoubtful: true, stoppingToken);
        }
    }

    private List<Task> Hand(ImmutableArray<OutgoingMessage> messages, bool isDoubtful, CancellationToken stoppingToken)
    {
        _rounds.RemoveWhere(r => r.IsCompleted);
        var begun = new List<Task>();
        foreach (var conversation in messages.GroupBy(m => m.Conversation.Key, StringComparer.Ordinal))
        {
            var errands = conversation.Select(m => new Errand(m, isDoubtful)).ToArray();
            _underway.UnionWith(errands.Select(e => e.Message.Id));
            if (_couriers.TryGetValue(errands[0].Message.Conversation.Channel, out var courier))
            {
                begun.Add(courier.CarryAsync(errands, stoppingToken, _hurry.Token));
                continue;
            }

            foreach (var errand in errands)
            {
                _outcomes.Enqueue(Outcome.Of(errand.Message, new Delivery.Refused("no_such_channel")));
            }

            _bell.Ring();
        }

        _rounds.UnionWith(begun);
        return begun;
    }

    private void Recorded(DateTimeOffset now)
    {
        foreach (var outcome in _unrecorded)
        {
            _underway.Remove(outcome.Message.Id);
            if (outcome.State == MessageState.Sending && now + outcome.Wait < _lookAt)
            {
                _lookAt = now + outcome.Wait;
            }
        }

        _unrecorded = [];
    }

    /// <summary>What was begun is waited for and recorded; what cannot be is looked for at the next start.</summary>
    private async Task FinishAsync()
    {
        _hurry.CancelAfter(LastMoments);
        await Task.WhenAll(_rounds);
        try
        {
            await _database.WriteAsync(
                "outbox",
                async s =>
                {
                    await _rows.RecordAsync(s, _unrecorded.Concat(_outcomes), _clock.GetUtcNow());
                    return true;
                },
                CancellationToken.None);
        }
        catch (StorageUnavailableException e)
        {
            Log.Waiting(_logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The outbox waits, and then looks what has arrived.")]
        public static partial void Waiting(ILogger logger, Exception exception);
    }
}

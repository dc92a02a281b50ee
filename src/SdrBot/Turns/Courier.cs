using System.Collections.Concurrent;
using SdrBot.Channels;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>Carries messages to one channel: conversations side by side, the messages of one in their order. One conversation that hangs holds up no other.</summary>
internal sealed partial class Courier(IChannel channel, ConcurrentQueue<Outcome> outcomes, OutboxBell bell, ILogger logger) : IDisposable
{
    /// <summary>So many may be on their way before no more are taken on.</summary>
    private const int Most = 256;

    private readonly SemaphoreSlim _free = new(channel.AtOnce);
    private int _underway;

    public bool IsFull => Volatile.Read(ref _underway) >= Most;

    /// <param name="errands">Messages of one conversation, in their order.</param>
    /// <param name="stopping">What has not been begun by then is put back.</param>
    /// <param name="hurry">Ends what has been begun.</param>
    public async Task CarryAsync(IReadOnlyCollection<Errand> errands, CancellationToken stopping, CancellationToken hurry)
    {
        Interlocked.Add(ref _underway, errands.Count);
        await _free.WaitAsync(CancellationToken.None);
        try
        {
            var isHeld = false;
            foreach (var errand in errands)
            {
                var outcome = errand.IsDoubtful ? await LookAsync(errand.Message, hurry)
                    : isHeld || stopping.IsCancellationRequested ? Outcome.PutBack(errand.Message)
                    : Outcome.Of(errand.Message, await SendAsync(errand.Message, hurry));
                isHeld |= outcome.State is not (MessageState.Sent or MessageState.Refused);
                Interlocked.Decrement(ref _underway);
                outcomes.Enqueue(outcome);
            }
        }
        finally
        {
            _free.Release();
            bell.Ring();
        }
    }

    public void Dispose() => _free.Dispose();

    private async Task<Delivery> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await channel.DeliverAsync(message, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever went wrong in a channel, nobody knows whether the message arrived.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.Broken(logger, e, message.Id, channel.Id);
            return new Delivery.Unknown(e.GetType().Name);
        }
    }

    /// <summary>What was being sent when the process ended or the answer was cut short may have arrived: look before sending again.</summary>
    private async Task<Outcome> LookAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.PlatformId is not null)
        {
            return Outcome.NotThere(message);
        }

        try
        {
            var found = await channel.FindAsync(message, cancellationToken);
            Log.Reconciled(logger, message.Id, found is not null);
            return found is null ? Outcome.NotThere(message) : Outcome.Found(message, found);
        }
        catch (NotSupportedException)
        {
            return Outcome.Unsearchable(message);
        }
#pragma warning disable CA1031 // A platform that cannot be asked now is asked later.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.Broken(logger, e, message.Id, channel.Id);
            return Outcome.LookAgain(message, e.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Message {MessageId} broke channel {Channel}.")]
        public static partial void Broken(ILogger logger, Exception exception, long messageId, string channel);

        [LoggerMessage(2, LogLevel.Information, "Message {MessageId} was on its way when its delivery was cut short; it had arrived: {Arrived}.")]
        public static partial void Reconciled(ILogger logger, long messageId, bool arrived);
    }
}

/// <summary>A message to be sent, or one of which nobody knows whether it arrived.</summary>
internal sealed record Errand(OutgoingMessage Message, bool IsDoubtful);

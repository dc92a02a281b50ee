using System.Collections.Immutable;

namespace SdrBot.Channels.BotFramework;

/// <summary>How fast a conversation may be written to: the limits that Teams puts on a bot and a thread, and the pauses that it asks for.</summary>
/// <remarks><see href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit"/>. In memory only: whoever forgets it is told again by a 429.</remarks>
internal sealed class BotFrameworkPace(TimeProvider clock)
{
    public static ImmutableArray<(int Most, TimeSpan In)> Limits { get; } =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    private readonly Fleeting<string, Thread> _threads = new((thread, now) => thread.IsFree(now));

    /// <summary>How many conversations are remembered.</summary>
    public int Conversations => _threads.Count;

    /// <summary>Takes a place for one message; when there is none left, how long to wait for the next.</summary>
    public TimeSpan? WaitFor(string place)
    {
        var now = clock.GetUtcNow();
        var wait = _threads.GetOrAdd(place, _ => new Thread()).WaitFor(now);
        _threads.Forget(now);
        return wait;
    }

    /// <summary>The service asked for a pause.</summary>
    public void Hold(string place, TimeSpan wait)
    {
        var now = clock.GetUtcNow();
        _threads.GetOrAdd(place, _ => new Thread()).Hold(now, now + wait);
    }

    private sealed class Thread
    {
        private static readonly int Most = Limits.Max(l => l.Most);
        private static readonly TimeSpan Longest = Limits.Max(l => l.In);
        private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

        private readonly Lock _lock = new();
        private readonly List<DateTimeOffset> _sent = [];
        private DateTimeOffset _heldFrom;
        private DateTimeOffset _heldUntil;

        public TimeSpan? WaitFor(DateTimeOffset now)
        {
            lock (_lock)
            {
                ForgetWhatIsAhead(now);
                var wait = _heldUntil > now ? _heldUntil - now : TimeSpan.Zero;
                foreach (var (most, within) in Limits)
                {
                    // The message that must be long ago before another one may go.
                    if (_sent.Count >= most && _sent[^most] + within - now is { Ticks: > 0 } until && until > wait)
                    {
                        wait = until;
                    }
                }

                if (wait > TimeSpan.Zero)
                {
                    return wait;
                }

                if (_sent.Count >= Most * 2)
                {
                    _sent.RemoveRange(0, Most);
                }

                _sent.Add(now);
                return null;
            }
        }

        /// <summary>Whether nothing that was sent counts any more.</summary>
        public bool IsFree(DateTimeOffset now)
        {
            lock (_lock)
            {
                ForgetWhatIsAhead(now);
                return _heldUntil <= now && (_sent.Count == 0 || _sent[^1] + Longest <= now);
            }
        }

        public void Hold(DateTimeOffset from, DateTimeOffset until)
        {
            lock (_lock)
            {
                ForgetWhatIsAhead(from);
                (_heldFrom, _heldUntil) = (from, until > _heldUntil ? until : _heldUntil);
            }
        }

        /// <summary>What was sent later than now was sent before the clock was set back. Two who ask at once may have looked at it in either order.</summary>
        private void ForgetWhatIsAhead(DateTimeOffset now)
        {
            var ahead = now + AtOnce;
            _sent.RemoveAll(s => s > ahead);
            _heldUntil = _heldFrom > ahead ? now : _heldUntil;
        }
    }
}

using System.Collections.Concurrent;

namespace SdrBot.Channels.Slack;

/// <summary>When Slack may be called again: a refusal for being too fast holds up one method in one workspace, and a channel takes about one message a second.</summary>
/// <remarks>In memory only: whoever forgets it is told again by Slack.</remarks>
internal sealed class SlackPace(TimeProvider clock)
{
    /// <summary>Slack allows one message a second and channel, and short bursts above it.</summary>
    public static readonly TimeSpan PerMessage = TimeSpan.FromSeconds(1);

    private const int Burst = 5;

    private readonly ConcurrentDictionary<(string Workspace, string Method), DateTimeOffset> _held = [];
    private readonly Fleeting<(string Workspace, string Channel), DateTimeOffset> _channels = new((free, now) => free <= now);

    /// <summary>How many channels are remembered.</summary>
    public int Channels => _channels.Count;

    /// <summary>Takes a place for one message; when the channel has none left, how long to wait for the next.</summary>
    public TimeSpan? WaitFor(string workspace, string method, string channel)
    {
        var now = clock.GetUtcNow();
        if (_held.TryGetValue((workspace, method), out var until))
        {
            if (until > now)
            {
                return until - now;
            }

            _held.TryRemove(KeyValuePair.Create((workspace, method), until));
        }

        var wait = TimeSpan.Zero;
        _channels.AddOrUpdate(
            (workspace, channel),
            _ => now + PerMessage,
            (_, free) =>
            {
                wait = free - now - (PerMessage * (Burst - 1));
                return wait > TimeSpan.Zero ? free : (free > now ? free : now) + PerMessage;
            });
        _channels.Forget(now);
        return wait > TimeSpan.Zero ? wait : null;
    }

    /// <summary>Slack asked for a pause.</summary>
    public void Hold(string workspace, string method, TimeSpan wait) => _held[(workspace, method)] = clock.GetUtcNow() + wait;
}

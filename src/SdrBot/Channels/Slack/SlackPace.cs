using System.Collections.Concurrent;

namespace SdrBot.Channels.Slack;

/// <summary>When Slack may be called again: a refusal for being too fast holds up one method in one workspace, and a channel takes about one message a second.</summary>
/// <remarks>In memory only: whoever forgets it is told again by Slack.</remarks>
internal sealed class SlackPace(TimeProvider clock)
{
    /// <summary>Slack allows one message a second and channel, and short bursts above it.</summary>
    public static readonly TimeSpan PerMessage = TimeSpan.FromSeconds(1);

    private const int Burst = 5;

    /// <summary>What lies further ahead than this was written down before the clock was set back.</summary>
    private static readonly TimeSpan Furthest = PerMessage * (Burst + 1);

    private readonly ConcurrentDictionary<(string Workspace, string Method), (DateTimeOffset From, DateTimeOffset Until)> _held = [];
    private readonly Fleeting<(string Workspace, string Channel), DateTimeOffset> _channels = new((free, now) => IsFree(free, now));

    /// <summary>How many channels are remembered.</summary>
    public int Channels => _channels.Count;

    /// <summary>Takes a place for one message; when the channel has none left, how long to wait for the next.</summary>
    public TimeSpan? WaitFor(string workspace, string method, string channel)
    {
        if (HeldFor(workspace, method) is { } held)
        {
            return held;
        }

        var now = clock.GetUtcNow();
        var wait = TimeSpan.Zero;
        _channels.AddOrUpdate(
            (workspace, channel),
            _ => now + PerMessage,
            (_, free) =>
            {
                var next = IsFree(free, now) ? now : free;
                wait = next - now - (PerMessage * (Burst - 1));
                return wait > TimeSpan.Zero ? next : next + PerMessage;
            });
        _channels.Forget(now);
        return wait > TimeSpan.Zero ? wait : null;
    }

    /// <summary>How long Slack still wants to be left alone with a method; null when it may be called.</summary>
    public TimeSpan? HeldFor(string workspace, string method)
    {
        if (!_held.TryGetValue((workspace, method), out var held))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (held.Until > now && held.From <= now + PerMessage)
        {
            return held.Until - now;
        }

        _held.TryRemove(KeyValuePair.Create((workspace, method), held));
        return null;
    }

    /// <summary>Slack asked for a pause.</summary>
    public void Hold(string workspace, string method, TimeSpan wait)
    {
        var now = clock.GetUtcNow();
        _held[(workspace, method)] = (now, now + wait);
    }

    private static bool IsFree(DateTimeOffset free, DateTimeOffset now) => free <= now || free > now + Furthest;
}

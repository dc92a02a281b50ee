using System.Collections.Concurrent;

namespace SdrBot.Channels.Slack;

/// <summary>The addresses for answers that Slack gives with a command or a press: each takes five within half an hour. Here they are counted, so that a sixth finds another way.</summary>
/// <remarks>In memory only: after a restart Slack refuses what is used up.</remarks>
internal sealed class SlackAnswerUrls(SlackOptions options, TimeProvider clock)
{
    private const int MostUses = 5;
    private const string Host = "hooks.slack.com";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, (int Uses, DateTimeOffset Since)> _used = new(StringComparer.Ordinal);
    private long _sweptAt;

    /// <summary>Takes one of the uses.</summary>
    /// <returns>Null when it is used up or too old, and when it is no address of Slack's: what people say goes nowhere else.</returns>
    public Uri? Take(string address)
    {
        var now = clock.GetUtcNow();
        Forget(now);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !IsSlack(uri))
        {
            return null;
        }

        var (uses, since) = _used.AddOrUpdate(address, _ => (1, now), (_, before) => (before.Uses + 1, before.Since));
        return uses <= MostUses && now - since < Lasts ? uri : null;
    }

    /// <summary>With a stand-in on this machine in Slack's place, its addresses are on this machine too.</summary>
    private bool IsSlack(Uri uri) => options.ApiUrl.IsLoopback
        ? uri.IsLoopback && uri.Scheme is "http" or "https"
        : uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && (uri.Host == Host || uri.Host == options.ApiUrl.Host);

    /// <summary>Used addresses stay for twice as long as they are good.</summary>
    private void Forget(DateTimeOffset now)
    {
        var swept = Interlocked.Read(ref _sweptAt);
        if (now.UtcTicks - swept < Lasts.Ticks || Interlocked.CompareExchange(ref _sweptAt, now.UtcTicks, swept) != swept)
        {
            return;
        }

        foreach (var old in _used.Where(u => now - u.Value.Since > Lasts * 2))
        {
            _used.TryRemove(old);
        }
    }
}

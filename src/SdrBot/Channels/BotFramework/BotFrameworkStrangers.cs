using System.Collections.Concurrent;
using System.Threading.Channels;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Channels.BotFramework;

/// <summary>Those whom nobody knows yet, in the order in which they came, and what their last activity said of them.</summary>
internal sealed class BotFrameworkStrangers : IStrangers
{
    /// <summary>People are forgotten when there are so many; what was forgotten the channel says again.</summary>
    private const int Most = 10_000;

    private readonly Channel<Incoming> _met = System.Threading.Channels.Channel.CreateUnbounded<Incoming>();
    private readonly ConcurrentDictionary<string, ChannelAccount> _seen = new(StringComparer.Ordinal);

    public string Channel => BotFrameworkChannel.Name;

    public IAsyncEnumerable<Incoming> AllAsync(CancellationToken cancellationToken) => _met.Reader.ReadAllAsync(cancellationToken);

    public void Meet(Session session, Incoming incoming) => session.AfterCommit(() => _met.Writer.TryWrite(incoming));

    /// <summary>An account is asked for by the id under which it spoke.</summary>
    public void Saw(Activity activity)
    {
        if (activity.From is { } from && BotFrameworkTranslator.UserOf(activity) is { } user)
        {
            if (_seen.Count >= Most)
            {
                _seen.Clear();
            }

            _seen[user] = from;
        }
    }

    public ChannelAccount? AccountOf(string user) => _seen.GetValueOrDefault(user);
}

using System.Collections.Concurrent;

namespace SdrBot.Channels.BotFramework;

/// <summary>What everybody's last activity said of them: a channel is asked about an account by the id under which it spoke.</summary>
internal sealed class BotFrameworkAccounts
{
    /// <summary>People are forgotten when there are so many; what was forgotten the channel says again.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, ChannelAccount> _seen = new(StringComparer.Ordinal);

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

    public ChannelAccount? Of(string user) => _seen.GetValueOrDefault(user);
}

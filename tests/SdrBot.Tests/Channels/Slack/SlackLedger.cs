using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>What arrived at Slack, by the business key of the message: it knows nothing of the bot's database.</summary>
internal sealed class SlackLedger
{
    private readonly ConcurrentDictionary<string, (int Posts, int Updates)> _byKey = new(StringComparer.Ordinal);

    public ImmutableArray<string> Keys => [.. _byKey.Keys];

    /// <summary>Keys that were posted more than once.</summary>
    public ImmutableArray<string> Doubled => [.. _byKey.Where(k => k.Value.Posts > 1).Select(k => k.Key)];

    public int PostsOf(string key) => _byKey.GetValueOrDefault(key).Posts;

    public int UpdatesOf(string key) => _byKey.GetValueOrDefault(key).Updates;

    public void Posted(ShownMessage message) => Add(message, (1, 0));

    public void Updated(ShownMessage message) => Add(message, (0, 1));

    private void Add(ShownMessage message, (int Posts, int Updates) more) =>
        _byKey.AddOrUpdate(message.Key ?? $"?{message.Channel}:{message.Ts}", more, (_, before) => (before.Posts + more.Posts, before.Updates + more.Updates));
}

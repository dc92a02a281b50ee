using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Support;

/// <summary>What the bot said without being asked, by key; the same key again says nothing twice.</summary>
public sealed class CollectedOutbox : IOutbox
{
    private readonly Dictionary<string, Said> _said = [];

    public IReadOnlyDictionary<string, Said> Said => _said;

    public Task<bool> TellAsync(Rep rep, string key, Reply reply, CancellationToken cancellationToken) => Task.FromResult(_said.TryAdd(key, new(rep.Id, reply)));

    public Task<bool> AnnounceAsync(string tenant, string purpose, string key, Reply reply, CancellationToken cancellationToken) =>
        Task.FromResult(_said.TryAdd(key, new(purpose, reply)));

    public Task<bool> ReplaceAsync(string tenant, string key, Reply reply, CancellationToken cancellationToken)
    {
        if (!_said.TryGetValue(key, out var earlier))
        {
            return Task.FromResult(false);
        }

        _said[key] = earlier with { Reply = reply };
        return Task.FromResult(true);
    }

    public async Task ReplaceEveryAsync(string tenant, string beginning, Reply reply, CancellationToken cancellationToken)
    {
        foreach (var key in _said.Keys.Where(k => k.StartsWith(beginning, StringComparison.Ordinal)).ToList())
        {
            await ReplaceAsync(tenant, key, reply, cancellationToken);
        }
    }
}

/// <param name="To">The person's id, or the purpose of the channel.</param>
public sealed record Said(string To, Reply Reply);

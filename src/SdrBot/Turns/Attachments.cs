using System.Collections.Concurrent;
using System.Threading.Channels;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>The turns whose files are to be fetched, each once at a time.</summary>
internal sealed class Attachments
{
    private readonly Channel<Incoming> _waiting = Channel.CreateUnbounded<Incoming>();
    private readonly ConcurrentDictionary<(string Tenant, string Id), bool> _underWay = new();

    /// <summary>Begins when the turn is saved as one to be run again.</summary>
    public void Fetch(Session session, Incoming incoming) => session.AfterCommit(() =>
    {
        if (_underWay.TryAdd((incoming.Conversation.Tenant, incoming.Id), true))
        {
            _waiting.Writer.TryWrite(incoming);
        }
    });

    public IAsyncEnumerable<Incoming> AllAsync(CancellationToken cancellationToken) => _waiting.Reader.ReadAllAsync(cancellationToken);

    public void Done(Incoming incoming) => _underWay.TryRemove((incoming.Conversation.Tenant, incoming.Id), out _);
}

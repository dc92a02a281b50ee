using System.Threading.Channels;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Channels.Slack;

/// <summary>Those whom nobody knows yet, in the order in which they came.</summary>
internal sealed class SlackStrangers : IStrangers
{
    private readonly Channel<Incoming> _met = System.Threading.Channels.Channel.CreateUnbounded<Incoming>();

    public string Channel => SlackChannel.Name;

    public IAsyncEnumerable<Incoming> AllAsync(CancellationToken cancellationToken) => _met.Reader.ReadAllAsync(cancellationToken);

    public void Meet(Session session, Incoming incoming) => session.AfterCommit(() => _met.Writer.TryWrite(incoming));
}

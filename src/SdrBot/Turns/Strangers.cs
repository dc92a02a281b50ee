using System.Collections.Frozen;
using System.Threading.Channels;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>What those said whom nobody knows yet, in the order in which they came, on each platform that can be asked who they are.</summary>
internal sealed class Strangers(IEnumerable<IPlatformPeople> platforms)
{
    private readonly FrozenDictionary<string, Channel<Incoming>> _met = platforms.ToFrozenDictionary(p => p.Channel, _ => Channel.CreateUnbounded<Incoming>(), StringComparer.Ordinal);

    /// <summary>How much each of them has said that waits.</summary>
    private readonly Dictionary<(string Channel, string Tenant, string UserId), int> _waiting = [];

    /// <summary>Somebody who has just become known is not answered before what they said first.</summary>
    public bool IsWaiting(Incoming incoming)
    {
        lock (_waiting)
        {
            return _waiting.ContainsKey(Whose(incoming));
        }
    }

    /// <summary>Begins when the turn is saved as one to be run again.</summary>
    /// <returns>False where nobody can be asked.</returns>
    public bool Meet(Session session, Incoming incoming)
    {
        if (!_met.TryGetValue(incoming.Conversation.Channel, out var met))
        {
            return false;
        }

        session.AfterCommit(() =>
        {
            Count(incoming, 1);
            met.Writer.TryWrite(incoming);
        });
        return true;
    }

    public async IAsyncEnumerable<Incoming> AllAsync(string channel, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var incoming in _met[channel].Reader.ReadAllAsync(cancellationToken))
        {
            yield return incoming;
            Count(incoming, -1);
        }
    }

    private void Count(Incoming incoming, int more)
    {
        lock (_waiting)
        {
            var waiting = _waiting.GetValueOrDefault(Whose(incoming)) + more;
            if (waiting > 0)
            {
                _waiting[Whose(incoming)] = waiting;
            }
            else
            {
                _waiting.Remove(Whose(incoming));
            }
        }
    }

    private static (string Channel, string Tenant, string UserId) Whose(Incoming incoming) => (incoming.Conversation.Channel, incoming.Conversation.Tenant, incoming.UserId);
}

using System.Collections.Frozen;
using System.Threading.Channels;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>Those whom nobody knows yet and whose words wait, in the order in which they came, on each platform that can be asked who they are.</summary>
internal sealed class Strangers(IEnumerable<IPlatformPeople> platforms)
{
    private readonly FrozenDictionary<string, Channel<Stranger>> _met = platforms.ToFrozenDictionary(p => p.Channel, _ => Channel.CreateUnbounded<Stranger>(), StringComparer.Ordinal);

    private readonly Dictionary<Stranger, Asking> _waiting = [];

    private enum Asking
    {
        /// <summary>The platform did not say; it is asked when they speak again, or when what they said is tried again.</summary>
        Later,

        Now,

        /// <summary>They said more while the platform was asked.</summary>
        NowAndMore,
    }

    /// <summary>Somebody who has just become known is not answered before what they said first.</summary>
    public bool IsWaiting(Incoming incoming)
    {
        lock (_waiting)
        {
            return _waiting.ContainsKey(Stranger.Of(incoming));
        }
    }

    /// <summary>Begins when the turn is saved as one to be run again.</summary>
    /// <returns>False where nobody can be asked.</returns>
    public bool Meet(Session session, Incoming incoming)
    {
        if (!_met.ContainsKey(incoming.Conversation.Channel))
        {
            return false;
        }

        session.AfterCommit(() => Ask(Stranger.Of(incoming)));
        return true;
    }

    /// <summary>What a stranger said has been saved; however much it is, each of them is asked about once at a time.</summary>
    public void Ask(Stranger stranger)
    {
        if (!_met.TryGetValue(stranger.Channel, out var met))
        {
            return;
        }

        lock (_waiting)
        {
            if (_waiting.GetValueOrDefault(stranger) != Asking.Later)
            {
                _waiting[stranger] = Asking.NowAndMore;
                return;
            }

            _waiting[stranger] = Asking.Now;
        }

        met.Writer.TryWrite(stranger);
    }

    public IAsyncEnumerable<Stranger> AllAsync(string channel, CancellationToken cancellationToken) => _met[channel].Reader.ReadAllAsync(cancellationToken);

    /// <summary>All that they had said is answered.</summary>
    /// <returns>False when they said more meanwhile.</returns>
    public bool IsSettled(Stranger stranger)
    {
        lock (_waiting)
        {
            if (_waiting.GetValueOrDefault(stranger) != Asking.NowAndMore)
            {
                return _waiting.Remove(stranger);
            }

            _waiting[stranger] = Asking.Now;
            return false;
        }
    }

    /// <summary>The platform did not say who it is: what they said goes on waiting.</summary>
    public void PutOff(Stranger stranger)
    {
        lock (_waiting)
        {
            _waiting[stranger] = Asking.Later;
        }
    }
}

/// <summary>An account of which nobody knows whose it is.</summary>
internal sealed record Stranger(string Channel, string Tenant, string UserId)
{
    public static Stranger Of(Incoming incoming) => new(incoming.Conversation.Channel, incoming.Conversation.Tenant, incoming.UserId);
}

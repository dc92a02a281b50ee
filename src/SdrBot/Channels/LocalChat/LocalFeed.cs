using System.Collections.Concurrent;
using System.Threading.Channels;

namespace SdrBot.Channels.LocalChat;

/// <summary>Tells the open pages what changed.</summary>
internal sealed class LocalFeed
{
    private const int MostWaiting = 1000;

    private readonly ConcurrentDictionary<Subscription, byte> _subscriptions = new();

    public Subscription Subscribe(string person)
    {
        var subscription = new Subscription(this, person);
        _subscriptions.TryAdd(subscription, 0);
        return subscription;
    }

    public void Publish(LocalMessage message)
    {
        foreach (var (subscription, _) in _subscriptions)
        {
            if (LocalConversations.IsVisible(message.Conversation, subscription.Person))
            {
                subscription.Offer(message);
            }
        }
    }

    internal sealed class Subscription(LocalFeed feed, string person) : IDisposable
    {
        private readonly Channel<LocalMessage> _messages = System.Threading.Channels.Channel.CreateBounded<LocalMessage>(MostWaiting);

        public string Person => person;

        public ChannelReader<LocalMessage> Messages => _messages.Reader;

        /// <summary>A page that does not keep up is cut off, and catches up from the database when it comes back.</summary>
        public void Offer(LocalMessage message)
        {
            if (!_messages.Writer.TryWrite(message))
            {
                _messages.Writer.TryComplete();
            }
        }

        public void Dispose() => feed._subscriptions.TryRemove(this, out _);
    }
}

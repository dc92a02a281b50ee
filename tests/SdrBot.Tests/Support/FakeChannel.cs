using System.Collections.Concurrent;
using SdrBot.Channels;
using SdrBot.Conversations;

namespace SdrBot.Tests.Support;

/// <summary>A platform that does what the test says: how a delivery ends, and what is found when somebody looks.</summary>
internal sealed class FakeChannel(string id = "fake", int atOnce = 16) : IChannel
{
    public string Id => id;

    public int AtOnce => atOnce;

    public Func<OutgoingMessage, CancellationToken, Task<Delivery>> Deliver { get; set; } = (message, _) => Arrived(message);

    public Func<OutgoingMessage, Task<string?>> Find { get; set; } = _ => Task.FromResult<string?>(null);

    /// <summary>Every attempt, as conversation, text and whether it edits a posted message.</summary>
    public ConcurrentQueue<string> Attempts { get; } = new();

    public static Task<Delivery> Arrived(OutgoingMessage message) => Task.FromResult<Delivery>(new Delivery.Arrived($"p{message.Id}"));

    public static ConversationReference Place(string conversation) => new("fake", "test", conversation);

    public async Task<Delivery> DeliverAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        Attempts.Enqueue($"{message.Conversation.Id}: {message.Reply.Plain}{(message.PlatformId is null ? "" : " (edit)")}");
        return await Deliver(message, cancellationToken);
    }

    public Task<string?> FindAsync(OutgoingMessage message, CancellationToken cancellationToken) => Find(message);
}

using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Channels.BotFramework;

/// <summary>Answers that a channel wants in the response to its request (<c>expectReplies</c>): taken out of the outbox in the transaction that put them there.</summary>
internal sealed class ExpectedAnswers
{
    /// <summary>The newest message of all, before the turn.</summary>
    public static Task<long> LastAsync(Session session) => session.ScalarAsync<long>("SELECT coalesce(max(id), 0) FROM messages");

    /// <summary>What the turn said here. When the same request comes again, what was said to it the first time.</summary>
#pragma warning disable CA1822 // It is one of the receiver's parts.
    public async Task<ImmutableArray<OutgoingActivity>> TakeAsync(Session session, Incoming incoming, BotConversation conversation, long before)
#pragma warning restore CA1822
    {
        var place = JsonSerializer.Serialize(incoming.Conversation, StorageJson.Default.ConversationReference);
        var ids = await session.ManyAsync<long>(
            "SELECT id FROM messages WHERE tenant = @Tenant AND channel = @Channel AND conversation = @place AND (id > @before OR key = @key) ORDER BY id",
            new { incoming.Conversation.Tenant, incoming.Conversation.Channel, place, before, key = $"turn:{incoming.Id}" });
        var said = ImmutableArray.CreateBuilder<OutgoingActivity>(ids.Length);
        foreach (var id in ids)
        {
            if (await StoredMessage.FindAsync(session, id) is { } message)
            {
                said.Add(CardRenderer.Render(id, message.Version, message.Reply, CardDialect.Of(conversation.ChannelId)));
                await session.RunAsync("UPDATE messages SET state = 'sent', delivered = version WHERE id = @id AND state = 'waiting'", new { id });
            }
        }

        return said.ToImmutable();
    }
}

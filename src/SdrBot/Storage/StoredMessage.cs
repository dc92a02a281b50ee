using System.Text.Json;
using SdrBot.Conversations;

namespace SdrBot.Storage;

/// <summary>A message that the bot said, with what its controls mean.</summary>
internal sealed record StoredMessage(long Id, string Key, int Version, ConversationReference Conversation, Reply Reply)
{
    public static async Task<StoredMessage?> FindAsync(Session session, long id) =>
        await session.OneAsync<Row>("SELECT id, key, version, conversation, reply FROM messages WHERE id = @id", new { id }) is { } row
            ? new StoredMessage(
                row.Id,
                row.Key,
                row.Version,
                JsonSerializer.Deserialize(row.Conversation, StorageJson.Default.ConversationReference)!,
                JsonSerializer.Deserialize(row.Reply, StorageJson.Default.Reply)!)
            : null;

    private sealed record Row
    {
        public long Id { get; init; }

        public required string Key { get; init; }

        public int Version { get; init; }

        public required string Conversation { get; init; }

        public required string Reply { get; init; }
    }
}

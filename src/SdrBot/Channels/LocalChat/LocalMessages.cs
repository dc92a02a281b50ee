using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Storage;

namespace SdrBot.Channels.LocalChat;

/// <summary>The platform's own memory: every message it shows, with one number per change so that a page can resume where it was.</summary>
internal sealed class LocalMessages(LocalFeed feed)
{
    private const string Next = "(SELECT 1 + coalesce(max(seq), 0) FROM local_messages)";
    private const string Columns = "id, conversation, position, seq, version, body";

    /// <summary>Shows a message, or a newer version of it. The same version again changes nothing.</summary>
    public async Task<LocalMessage> ShowAsync(Session session, LocalMessage message, int version)
    {
        var place = await session.OneAsync<Place>(
            $"""
            INSERT INTO local_messages (id, conversation, position, seq, version, body) VALUES (@Id, @Conversation, {Next}, {Next}, @version, @body)
            ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, version = excluded.version, body = excluded.body WHERE excluded.version > local_messages.version
            RETURNING seq, position
            """,
            new { message.Id, message.Conversation, version, body = JsonSerializer.Serialize(message, LocalJson.Default.LocalMessage) });
        if (place is null)
        {
            return (await FindAsync(session, message.Id))!;
        }

        var shown = message with { Seq = place.Seq, Order = place.Position };
        session.AfterCommit(() => feed.Publish(shown));
        return shown;
    }

    public static async Task<LocalMessage?> FindAsync(Session session, string id) =>
        (await session.OneAsync<LocalRow>($"SELECT {Columns} FROM local_messages WHERE id = @id", new { id }))?.ToMessage();

    /// <summary>The newest messages of a conversation, the oldest of them first.</summary>
    public static async Task<(ImmutableArray<LocalMessage> Messages, bool More)> PageAsync(Session session, string conversation, long before, int limit)
    {
        var rows = await session.ManyAsync<LocalRow>(
            $"SELECT {Columns} FROM local_messages WHERE conversation = @conversation AND position < @before ORDER BY position DESC LIMIT +@most", new { conversation, before, most = limit + 1 });
        return ([.. rows.Take(limit).Reverse().Select(r => r.ToMessage())], rows.Length > limit);
    }

    /// <summary>What changed after a number, in order.</summary>
    public static async Task<ImmutableArray<LocalMessage>> SinceAsync(Session session, long seq, int limit) =>
        [.. (await session.ManyAsync<LocalRow>($"SELECT {Columns} FROM local_messages WHERE seq > @seq ORDER BY seq LIMIT +@limit", new { seq, limit })).Select(r => r.ToMessage())];

    public static async Task<long> NewestAsync(Session session) => await session.ScalarAsync<long>("SELECT coalesce(max(seq), 0) FROM local_messages");

    /// <summary>The number of the change, and where in its conversation the message stands.</summary>
    private sealed record Place
    {
        public long Seq { get; init; }

        public long Position { get; init; }
    }

    private sealed record LocalRow
    {
        public required string Id { get; init; }

        public required string Conversation { get; init; }

        public long Position { get; init; }

        public long Seq { get; init; }

        public required string Body { get; init; }

        public LocalMessage ToMessage() => JsonSerializer.Deserialize(Body, LocalJson.Default.LocalMessage)! with { Seq = Seq, Order = Position };
    }
}

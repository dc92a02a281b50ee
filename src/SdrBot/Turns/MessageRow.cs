using System.Text.Json;
using SdrBot.Channels;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>A message as it is stored, on its way out.</summary>
internal sealed record MessageRow
{
    public long Id { get; init; }

    public required string Key { get; init; }

    public int Version { get; init; }

    /// <summary>Only where several channels are asked for at once.</summary>
    public string? Channel { get; init; }

    public required string Conversation { get; init; }

    public required string Reply { get; init; }

    public string? PlatformId { get; init; }

    public DateTimeOffset NextAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>The row of the message that it comes after.</summary>
    public long? AfterId { get; init; }

    public bool InThread { get; init; }

    /// <exception cref="JsonException">The row cannot be read.</exception>
    public OutgoingMessage ToMessage() => new(
        Id,
        Key,
        Version,
        JsonSerializer.Deserialize(Conversation, StorageJson.Default.ConversationReference) is { Channel: not null, Id: not null } place ? place : throw new JsonException("No conversation."),
        JsonSerializer.Deserialize(Reply, StorageJson.Default.Reply) ?? throw new JsonException("No reply."),
        PlatformId)
    { CreatedAt = CreatedAt, ClaimedAt = ClaimedAt };
}

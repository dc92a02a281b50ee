using System.Text.Json.Serialization;

namespace SdrBot.Conversations;

/// <summary>The address of a conversation: everything a channel needs to speak there again.</summary>
/// <param name="Channel">The chat platform: <c>local</c>, <c>slack</c>, <c>msteams</c>.</param>
/// <param name="Tenant">The company whose people talk there; <c>local</c> in the local chat.</param>
/// <param name="Thread">The message that the thread hangs on, where the platform has threads.</param>
public sealed record ConversationReference(string Channel, string Tenant, string Id, string? Thread = null)
{
    /// <summary>The platform's own workspace or organisation, where the company has several or the platform's address needs it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Workspace { get; init; }

    /// <summary>The platform's id of the only person who sees what is said there; null when everybody in the conversation does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OnlyFor { get; init; }

    /// <summary>An address that takes answers for a while, which some platforms give with a request.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReplyTo { get; init; }

    /// <summary>One string for one conversation, threads apart: the key of its form and of its order.</summary>
    public string Key => Thread is null ? $"{Channel}|{Tenant}|{Id}" : $"{Channel}|{Tenant}|{Id}|{Thread}";
}

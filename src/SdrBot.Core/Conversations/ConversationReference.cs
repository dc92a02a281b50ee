namespace SdrBot.Conversations;

/// <summary>The address of a conversation: everything a channel needs to speak there again.</summary>
/// <param name="Channel">The chat platform: <c>local</c>, <c>slack</c>, <c>msteams</c>.</param>
/// <param name="Tenant">The Slack workspace or the Entra tenant; <c>local</c> in the local chat.</param>
/// <param name="Thread">The message that the thread hangs on, where the platform has threads.</param>
public sealed record ConversationReference(string Channel, string Tenant, string Id, string? Thread = null)
{
    /// <summary>One string for one conversation, threads apart: the key of its form and of its order.</summary>
    public string Key => Thread is null ? $"{Channel}|{Tenant}|{Id}" : $"{Channel}|{Tenant}|{Id}|{Thread}";
}

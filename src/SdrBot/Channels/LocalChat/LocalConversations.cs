using SdrBot.Conversations;

namespace SdrBot.Channels.LocalChat;

/// <summary>The rooms of the local chat: a direct conversation with the bot for each person, and the channels that everybody shares.</summary>
internal static class LocalConversations
{
    public const string Tenant = "local";
    public const string Handoffs = "ae-handoffs";
    public const string SalesFloor = "sales-floor";
    private const string DirectPrefix = "dm-";

    public static IReadOnlyList<string> Channels { get; } = [Handoffs, SalesFloor];

    public static ConversationReference Reference(string conversation) => new(LocalChannel.Name, Tenant, conversation);

    public static string Direct(string person) => DirectPrefix + person;

    public static bool IsDirect(string conversation) => conversation.StartsWith(DirectPrefix, StringComparison.Ordinal);

    /// <summary>Whose direct conversation it is; null for a channel.</summary>
    public static string? PersonOf(string conversation) => IsDirect(conversation) ? conversation[DirectPrefix.Length..] : null;

    /// <summary>Nobody reads somebody else's direct conversation.</summary>
    public static bool IsVisible(string conversation, string? person) =>
        IsDirect(conversation) ? person == PersonOf(conversation) : Channels.Contains(conversation);
}

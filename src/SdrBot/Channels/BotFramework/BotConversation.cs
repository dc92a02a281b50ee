using SdrBot.Conversations;

namespace SdrBot.Channels.BotFramework;

/// <summary>A conversation that the bot was let into, and how it is reached (a conversation reference in the Bot Framework's words).</summary>
internal sealed record BotConversation
{
    private const string ThreadMark = ";messageid=";

    /// <summary>Ours: the platform's, and before it the channel's name where that is not Teams, whose ids nobody can choose.</summary>
    public required string Id { get; init; }

    public required string ChannelId { get; init; }

    /// <summary>The platform's, without a thread.</summary>
    public required string ConversationId { get; init; }

    public required string ServiceUrl { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The bot's own account there.</summary>
    public required string BotId { get; init; }

    public string? EntraTenant { get; init; }

    /// <summary>The account of the one person in a personal conversation.</summary>
    public string? MemberId { get; init; }

    public string? Locale { get; init; }

    public bool Active { get; init; } = true;

    /// <summary>What people call a channel.</summary>
    public string? Name { get; init; }

    /// <summary>Of a channel: its team, as the platform knows it.</summary>
    public string? TeamId { get; init; }

    /// <summary>What people call that team.</summary>
    public string? Team { get; init; }

    /// <summary>The same team in Entra.</summary>
    public string? TeamGroup { get; init; }

    /// <returns>Null when the activity does not say where it happened, or for whom.</returns>
    public static BotConversation? Of(Activity activity)
    {
        var team = activity.ChannelData.Child("team");
        return activity is { ChannelId: { Length: > 0 } channel, ServiceUrl: { Length: > 0 } service, Conversation.Id: { Length: > 0 } id, Recipient.Id: { Length: > 0 } bot }
            ? new BotConversation
            {
                Id = OwnId(channel, Split(id).Conversation),
                ChannelId = channel,
                ConversationId = Split(id).Conversation,
                ServiceUrl = service,
                Kind = activity.IsPersonal ? "personal" : activity.Conversation.ConversationType ?? "groupChat",
                BotId = bot,
                EntraTenant = activity.Tenant,
                MemberId = activity.IsPersonal ? activity.From?.Id : null,
                Locale = activity.Locale,
                TeamId = team.Text("id"),
                Team = team.Text("name"),
                TeamGroup = team.Text("aadGroupId"),
            }
            : null;
    }

    public ConversationReference Reference(string tenant, string? thread) => new(BotFrameworkChannel.Name, tenant, Id, thread);

    /// <summary>The id under which the platform knows the thread.</summary>
    public string PlaceOf(string? thread) => thread is null ? ConversationId : $"{ConversationId}{ThreadMark}{thread}";

    public static (string Conversation, string? Thread) Split(string id) =>
        id.IndexOf(ThreadMark, StringComparison.OrdinalIgnoreCase) is > 0 and var at ? (id[..at], id[(at + ThreadMark.Length)..]) : (id, null);

    /// <summary>Elsewhere than in Teams people may choose their ids, so those never stand alone.</summary>
    public static string OwnId(string channelId, string id) => channelId == "msteams" ? id : $"{channelId}/{id}";
}

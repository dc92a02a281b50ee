using System.Globalization;

namespace SdrBot.Channels.BotFramework;

/// <summary>The address of a message in a channel or a group chat of Teams: whoever follows it sees the message among the others.</summary>
/// <remarks><see href="https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams"/>.</remarks>
internal static class MessageLink
{
    /// <param name="thread">The message in whose thread it stands; null for one of its own.</param>
    /// <param name="id">As Teams calls the message.</param>
    /// <returns>Null where messages have no address.</returns>
    public static string? To(BotConversation conversation, string? thread, string id)
    {
        if (conversation.ChannelId != "msteams" || Host(conversation.ServiceUrl) is not { } host || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return null;
        }

        var address = $"https://{host}/l/message/{Uri.EscapeDataString(conversation.ConversationId)}/{id}?tenantId={Uri.EscapeDataString(conversation.EntraTenant ?? string.Empty)}";
        return conversation.Kind switch
        {
            "channel" => $"{address}{(conversation.TeamGroup is { } group ? $"&groupId={Uri.EscapeDataString(group)}" : "")}&parentMessageId={Uri.EscapeDataString(thread ?? id)}&createdTime={id}",
            "groupChat" => $"{address}&context={Uri.EscapeDataString("""{"contextType":"chat"}""")}",
            _ => null,
        };
    }

    /// <summary>Where people of that cloud use Teams.</summary>
    private static string? Host(string serviceUrl) => !Uri.TryCreate(serviceUrl, UriKind.Absolute, out var service) ? null : service.Host switch
    {
        "smba.infra.gov.teams.microsoft.us" => "gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us" => "dod.teams.microsoft.us",
        var host when host.EndsWith(".azure.cn", StringComparison.OrdinalIgnoreCase) => null,
        _ => "teams.microsoft.com",
    };
}

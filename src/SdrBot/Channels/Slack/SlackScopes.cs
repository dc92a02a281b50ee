namespace SdrBot.Channels.Slack;

/// <summary>What the bot asks to be allowed in a workspace: exactly what stands in <c>manifests/slack/manifest.json</c>, which a test holds.</summary>
internal static class SlackScopes
{
    public static IReadOnlyList<string> Bot { get; } =
    [
        "app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "files:read", "groups:history", "groups:read", "im:history", "im:write", "users:read", "users:read.email",
    ];
}

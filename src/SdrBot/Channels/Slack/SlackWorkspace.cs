namespace SdrBot.Channels.Slack;

/// <summary>A workspace in which the bot is installed.</summary>
/// <param name="Id"><c>T…</c>; empty until Slack has said which one the token belongs to.</param>
/// <param name="Tenant">The company whose people work there.</param>
/// <param name="Token">As it was when the workspace was looked up: <see cref="SlackAccess"/> has the one of now.</param>
/// <param name="BotUserId">The bot's own id there; null until it is known.</param>
internal sealed record SlackWorkspace(string Id, string Tenant, string Token, string? BotUserId)
{
    /// <summary>By OAuth, and not by the settings.</summary>
    public bool IsInstalled { get; init; }

    /// <summary>Who installed it, where that is known.</summary>
    public string? InstallerId { get; init; }
}

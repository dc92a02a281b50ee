namespace SdrBot.Channels.Slack;

/// <summary>A workspace in which somebody installed the bot by OAuth.</summary>
/// <param name="Team">The workspace's id, <c>T…</c>.</param>
/// <param name="Tenant">The company whose people work there.</param>
internal sealed record SlackInstallation(string Team, string Tenant, string Name)
{
    public string? BotUserId { get; init; }

    /// <summary>Who installed it; that person becomes the manager of a company in which nobody works yet.</summary>
    public string? InstallerId { get; init; }

    /// <summary>Null when the workspace removed the bot, or when they cannot be read any more.</summary>
    public SlackTokens? Tokens { get; init; }

    public DateTimeOffset InstalledAt { get; init; }

    public int Version { get; init; } = 1;

    /// <returns>Null when nothing can be said there.</returns>
    public SlackWorkspace? ToWorkspace() => Tokens is null ? null : new SlackWorkspace(Team, Tenant, Tokens.Access, BotUserId) { InstallerId = InstallerId, IsInstalled = true };
}

/// <summary>What speaks as the bot in a workspace.</summary>
/// <param name="Access"><c>xoxb-…</c>, or <c>xoxe.xoxb-…</c> where tokens are renewed.</param>
/// <param name="Refresh"><c>xoxe-1-…</c>: buys the next pair once. Null where tokens never expire.</param>
internal sealed record SlackTokens(string Access, string? Refresh, DateTimeOffset? ExpiresAt)
{
    public static SlackTokens? Of(SlackAnswer answer, DateTimeOffset now) => answer.AccessToken is { Length: > 0 } access
        ? new SlackTokens(access, answer.RefreshToken, answer.ExpiresIn is > 0 and var seconds ? now + TimeSpan.FromSeconds(seconds) : null)
        : null;

    /// <summary>Never in a log by accident.</summary>
    public override string ToString() => nameof(SlackTokens);
}

/// <summary>How an installation stands.</summary>
internal static class InstallationState
{
    public const string Installed = "installed";

    /// <summary>The workspace removed the bot.</summary>
    public const string Removed = "removed";

    /// <summary>Slack will not renew the tokens: somebody has to install the bot again.</summary>
    public const string Reconnect = "reconnect";
}

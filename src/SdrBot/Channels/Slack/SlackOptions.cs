namespace SdrBot.Channels.Slack;

/// <summary>How the bot reaches Slack, and how Slack reaches the bot. Absent altogether where nobody uses Slack.</summary>
internal sealed record SlackOptions
{
    public static Uri DefaultApiUrl { get; } = new("https://slack.com/api/");

    /// <summary>Where the Web API is; ends in a slash.</summary>
    public Uri ApiUrl { get; init; } = DefaultApiUrl;

    /// <summary><c>xoxb-…</c>: the bot in the one workspace that is installed by settings; null where workspaces install it by OAuth.</summary>
    public string? BotToken { get; init; }

    /// <summary><c>xapp-…</c>: opens Socket Mode connections.</summary>
    public string? AppToken { get; init; }

    /// <summary>Signs what Slack sends over HTTP.</summary>
    public string? SigningSecret { get; init; }

    public SlackMode Mode { get; init; } = SlackMode.Http;

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>Workspaces may install the bot by OAuth.</summary>
    public bool IsOpenToWorkspaces => ClientId is not null;
}

/// <summary>The door through which Slack comes.</summary>
internal enum SlackMode
{
    Http,
    Socket,
}

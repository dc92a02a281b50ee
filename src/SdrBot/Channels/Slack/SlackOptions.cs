using System.Collections.Immutable;

namespace SdrBot.Channels.Slack;

/// <summary>How the bot reaches Slack, and how Slack reaches the bot. Absent altogether where nobody uses Slack.</summary>
internal sealed record SlackOptions
{
    private const int LongestId = 30;

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

    /// <summary>The workspaces that may install the bot; none lets every workspace.</summary>
    public ImmutableArray<string> Workspaces { get; init; } = [];

    /// <summary>Workspaces may install the bot by OAuth.</summary>
    public bool IsOpenToWorkspaces => ClientId is not null;

    /// <summary>Whether a file lies with Slack, so that the bot's token may go there; with a stand-in on this machine in Slack's place, on this machine.</summary>
    public bool IsOfSlack(Uri address) => ApiUrl.IsLoopback
        ? address.IsLoopback && address.Scheme is "http" or "https"
        : address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.UserInfo.Length == 0 && address.Host.EndsWith(".slack.com", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this workspace may install the bot, or install it again.</summary>
    public bool MayInstall(string team) => Workspaces.IsEmpty || Workspaces.Contains(team);

    /// <summary>Slack's ids of workspaces.</summary>
    public static bool IsWorkspace(string id) => id is ['T', _, ..] && id.Length <= LongestId && id.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
}

/// <summary>The door through which Slack comes.</summary>
internal enum SlackMode
{
    Http,
    Socket,
}

namespace SdrBot.Channels.Slack;

/// <summary>A slash command: a form over HTTP, the same fields as JSON over a socket.</summary>
internal sealed record SlashCommand
{
    public string? TeamId { get; init; }

    public string? ChannelId { get; init; }

    public string? UserId { get; init; }

    public string? Text { get; init; }

    public string? TriggerId { get; init; }

    public string? ResponseUrl { get; init; }

    /// <summary>Whether it says who asked what, and where.</summary>
    public bool IsWhole => this is { TeamId.Length: > 0, ChannelId.Length: > 0, UserId.Length: > 0, TriggerId.Length: > 0, ResponseUrl.Length: > 0 };

    /// <returns>Null when the form is no command.</returns>
    public static SlashCommand? Of(IReadOnlyDictionary<string, string> form) => form.ContainsKey("command")
        ? new SlashCommand
        {
            TeamId = form.GetValueOrDefault("team_id"),
            ChannelId = form.GetValueOrDefault("channel_id"),
            UserId = form.GetValueOrDefault("user_id"),
            Text = form.GetValueOrDefault("text"),
            TriggerId = form.GetValueOrDefault("trigger_id"),
            ResponseUrl = form.GetValueOrDefault("response_url"),
        }
        : null;
}

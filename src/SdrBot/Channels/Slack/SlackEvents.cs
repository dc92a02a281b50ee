using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrBot.Channels.Slack;

/// <summary>What the Events API sends: one event, or a question of Slack's own.</summary>
/// <remarks>Fields that nobody reads are left out, and unknown ones are ignored: Slack adds some every year.</remarks>
internal sealed record EventBody
{
    public string? Type { get; init; }

    /// <summary>Of a <c>url_verification</c>.</summary>
    public string? Challenge { get; init; }

    public string? TeamId { get; init; }

    /// <summary>The workspace in which the app is installed, where it differs from the one in which the event happened.</summary>
    public string? ContextTeamId { get; init; }

    public string? EventId { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public long? EventTime { get; init; }

    public SlackEvent? Event { get; init; }

    public ImmutableArray<Authorization>? Authorizations { get; init; }

    public bool IsExtSharedChannel { get; init; }

    /// <summary>The workspace that the event belongs to.</summary>
    public string? Workspace => ContextTeamId ?? TeamId;
}

internal sealed record Authorization
{
    public string? UserId { get; init; }

    public bool IsBot { get; init; }
}

/// <summary>An event of any kind. Slack gives some fields another shape in other events; those read as absent.</summary>
internal sealed record SlackEvent
{
    [JsonConverter(typeof(LooseText))]
    public string? Type { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Subtype { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? User { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? BotId { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Text { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Channel { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? ChannelType { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Ts { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? ThreadTs { get; init; }

    /// <summary>What came with a message.</summary>
    public JsonElement Files { get; init; }

    /// <summary>Of an <c>app_home_opened</c>: <c>home</c> or <c>messages</c>.</summary>
    [JsonConverter(typeof(LooseText))]
    public string? Tab { get; init; }

    /// <summary>Of a <c>tokens_revoked</c>: whose.</summary>
    public RevokedTokens? Tokens { get; init; }
}

/// <summary>Of people who no longer let the app act for them, and of the bot itself.</summary>
internal sealed record RevokedTokens
{
    public ImmutableArray<string>? Bot { get; init; }
}

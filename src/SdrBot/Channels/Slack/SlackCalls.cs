using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrBot.Channels.Slack;

/// <summary>The arguments of the Web API methods that the bot calls.</summary>
internal sealed record PostMessage(string Channel, string Text, ImmutableArray<SlackBlock> Blocks)
{
    public string? ThreadTs { get; init; }

    /// <summary>Carries the message's business key, so that it can be found again after an answer was lost.</summary>
    public MessageMetadata? Metadata { get; init; }

    public bool UnfurlLinks { get; }

    public bool UnfurlMedia { get; }
}

internal sealed record UpdateMessage(string Channel, string Ts, string Text, ImmutableArray<SlackBlock> Blocks);

internal sealed record PostEphemeral(string Channel, string User, string Text, ImmutableArray<SlackBlock> Blocks)
{
    public string? ThreadTs { get; init; }
}

/// <summary>The body for a <c>response_url</c>: good for half an hour and five answers.</summary>
internal sealed record ResponseUrlBody(string Text, ImmutableArray<SlackBlock> Blocks, string ResponseType, bool ReplaceOriginal);

internal sealed record MessageMetadata(string EventType, MessageKey EventPayload)
{
    public const string Said = "sdrbot_said";

    public static MessageMetadata Of(string key) => new(Said, new MessageKey(key));
}

internal sealed record MessageKey(string Key);

internal sealed record ReadHistory(string Channel, string Oldest, int Limit, bool IncludeAllMetadata)
{
    /// <summary>Of a thread: the message on which it hangs.</summary>
    public string? Ts { get; init; }
}

internal sealed record ReadUser(string User, bool IncludeLocale);

internal sealed record OpenConversation(string Users);

internal sealed record NoArguments;

/// <summary>A code for tokens, or the means of renewal for the next pair.</summary>
internal sealed record ExchangeTokens(string ClientId, string ClientSecret)
{
    public string? Code { get; init; }

    public string? GrantType { get; init; }

    public string? RefreshToken { get; init; }
}

internal sealed record OpenView(string TriggerId, SlackView View);

/// <param name="Hash">The state that the view is known in, so that nothing newer is overwritten.</param>
internal sealed record UpdateView(string ViewId, string? Hash, SlackView View);

internal sealed record GetPermalink(string Channel, string MessageTs);

internal sealed record PublishView(string UserId, SlackView View);

/// <summary>A window or an App Home.</summary>
/// <param name="Type"><c>modal</c> or <c>home</c>.</param>
internal sealed record SlackView(string Type, ImmutableArray<SlackBlock> Blocks)
{
    public PlainTextObject? Title { get; init; }

    public PlainTextObject? Submit { get; init; }

    public PlainTextObject? Close { get; init; }

    public string? CallbackId { get; init; }

    /// <summary>What the window is about; it comes back with what was filled in.</summary>
    public string? PrivateMetadata { get; init; }
}

/// <summary>What any method answers; each reads its own part.</summary>
internal sealed record SlackAnswer
{
    public bool Ok { get; init; }

    public string? Error { get; init; }

    public string? Ts { get; init; }

    public string? MessageTs { get; init; }

    [JsonConverter(typeof(IdOfChannel))]
    public string? Channel { get; init; }

    public string? TeamId { get; init; }

    public string? UserId { get; init; }

    [JsonConverter(typeof(TextOrNothing))]
    public string? Url { get; init; }

    /// <summary>Of <c>users.info</c>; <c>auth.test</c> says a name in its place.</summary>
    [JsonConverter(typeof(UserOrNothing))]
    public SlackUser? User { get; init; }

    /// <summary>The window that was opened.</summary>
    public OpenedView? View { get; init; }

    /// <summary>The address of a message.</summary>
    public string? Permalink { get; init; }

    /// <summary>Of <c>oauth.v2.access</c>, like those below.</summary>
    public string? AccessToken { get; init; }

    public string? RefreshToken { get; init; }

    /// <summary>Seconds.</summary>
    public int? ExpiresIn { get; init; }

    public string? AppId { get; init; }

    public string? BotUserId { get; init; }

    public bool IsEnterpriseInstall { get; init; }

    [JsonConverter(typeof(TeamOrNothing))]
    public SlackTeam? Team { get; init; }

    public SlackRef? AuthedUser { get; init; }

    public ImmutableArray<HistoryMessage>? Messages { get; init; }

    public AnswerMetadata? ResponseMetadata { get; init; }
}

internal sealed record OpenedView
{
    public string? Id { get; init; }

    public string? Hash { get; init; }
}

internal sealed record SlackTeam
{
    public string? Id { get; init; }

    public string? Name { get; init; }
}

internal sealed record AnswerMetadata
{
    /// <summary>Why the arguments were refused.</summary>
    public ImmutableArray<string>? Messages { get; init; }
}

internal sealed record HistoryMessage
{
    public string? Ts { get; init; }

    public HistoryMetadata? Metadata { get; init; }
}

internal sealed record HistoryMetadata
{
    public string? EventType { get; init; }

    public Dictionary<string, JsonElement>? EventPayload { get; init; }
}

internal sealed record SlackUser
{
    public string? Id { get; init; }

    public bool Deleted { get; init; }

    public bool IsBot { get; init; }

    /// <summary>A guest, who sees some channels only.</summary>
    public bool IsRestricted { get; init; }

    public bool IsUltraRestricted { get; init; }

    public bool IsStranger { get; init; }

    public string? RealName { get; init; }

    /// <summary>The workspace that the account belongs to.</summary>
    public string? TeamId { get; init; }

    /// <summary>IANA zone.</summary>
    public string? Tz { get; init; }

    /// <summary>Such as <c>ko-KR</c>.</summary>
    public string? Locale { get; init; }

    public SlackProfile? Profile { get; init; }

    /// <summary>A program, or somebody who has left.</summary>
    public bool IsNobody => Deleted || IsBot || Id == "USLACKBOT";

    public bool IsGuest => IsRestricted || IsUltraRestricted;

    public string? Name => Profile?.RealName ?? RealName;

    /// <summary>Of an organization with several workspaces.</summary>
    public SlackEnterpriseUser? EnterpriseUser { get; init; }

    /// <summary>Somebody of another company, met in a channel that both share.</summary>
    public bool IsOutsideOf(string workspace) =>
        IsStranger || (workspace.Length > 0 && (EnterpriseUser?.Teams is { IsDefault: false } teams ? !teams.Contains(workspace) : TeamId is ['T', ..] && TeamId != workspace));
}

internal sealed record SlackEnterpriseUser
{
    /// <summary>The workspaces in which the person works.</summary>
    public ImmutableArray<string>? Teams { get; init; }
}

internal sealed record SlackProfile
{
    public string? RealName { get; init; }

    public string? Email { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EventBody))]
[JsonSerializable(typeof(SlashCommand))]
[JsonSerializable(typeof(SocketFrame))]
[JsonSerializable(typeof(SocketAck))]
[JsonSerializable(typeof(SlackAck))]
[JsonSerializable(typeof(OpenView))]
[JsonSerializable(typeof(UpdateView))]
[JsonSerializable(typeof(PublishView))]
[JsonSerializable(typeof(GetPermalink))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(PostMessage))]
[JsonSerializable(typeof(UpdateMessage))]
[JsonSerializable(typeof(PostEphemeral))]
[JsonSerializable(typeof(ResponseUrlBody))]
[JsonSerializable(typeof(ReadHistory))]
[JsonSerializable(typeof(ReadUser))]
[JsonSerializable(typeof(OpenConversation))]
[JsonSerializable(typeof(SlackUser))]
[JsonSerializable(typeof(NoArguments))]
[JsonSerializable(typeof(ExchangeTokens))]
[JsonSerializable(typeof(SlackTokens))]
[JsonSerializable(typeof(SlackTeam))]
[JsonSerializable(typeof(SlackAnswer))]
internal sealed partial class SlackJson : JsonSerializerContext;

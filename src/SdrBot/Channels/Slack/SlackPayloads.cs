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
    [JsonConverter(typeof(TextOrNothing))]
    public string? Type { get; init; }

    [JsonConverter(typeof(TextOrNothing))]
    public string? Subtype { get; init; }

    [JsonConverter(typeof(TextOrNothing))]
    public string? User { get; init; }

    [JsonConverter(typeof(TextOrNothing))]
    public string? BotId { get; init; }

    [JsonConverter(typeof(TextOrNothing))]
    public string? Text { get; init; }

    [JsonConverter(typeof(TextOrNothing))]
    public string? Channel { get; init; }

    [JsonConverter(typeof(TextOrNothing))]
    public string? ChannelType { get; init; }

    [JsonConverter(typeof(TextOrNothing))]
    public string? Ts { get; init; }

    [JsonConverter(typeof(TextOrNothing))]
    public string? ThreadTs { get; init; }

    /// <summary>Of an <c>app_home_opened</c>: <c>home</c> or <c>messages</c>.</summary>
    [JsonConverter(typeof(TextOrNothing))]
    public string? Tab { get; init; }

    /// <summary>Of a <c>tokens_revoked</c>: whose.</summary>
    public RevokedTokens? Tokens { get; init; }
}

/// <summary>Of people who no longer let the app act for them, and of the bot itself.</summary>
internal sealed record RevokedTokens
{
    public ImmutableArray<string>? Bot { get; init; }
}

/// <summary>What people do with buttons, menus, shortcuts and modals.</summary>
internal sealed record Interaction
{
    public string? Type { get; init; }

    public string? TriggerId { get; init; }

    public string? ResponseUrl { get; init; }

    public string? CallbackId { get; init; }

    public string? ActionTs { get; init; }

    public SlackRef? User { get; init; }

    public SlackRef? Team { get; init; }

    public SlackRef? Channel { get; init; }

    public InteractionContainer? Container { get; init; }

    public InteractionMessage? Message { get; init; }

    public ImmutableArray<BlockAction>? Actions { get; init; }

    public InteractionView? View { get; init; }
}

internal sealed record SlackRef
{
    public string? Id { get; init; }

    public string? TeamId { get; init; }

    /// <summary>Of a workspace: the first part of its web address.</summary>
    public string? Domain { get; init; }
}

internal sealed record InteractionContainer
{
    public string? Type { get; init; }

    public string? MessageTs { get; init; }

    public string? ThreadTs { get; init; }

    public bool IsEphemeral { get; init; }
}

internal sealed record InteractionMessage
{
    [JsonConverter(typeof(TextOrNothing))]
    public string? Ts { get; init; }

    [JsonConverter(typeof(TextOrNothing))]
    public string? ThreadTs { get; init; }

    [JsonConverter(typeof(TextOrNothing))]
    public string? Text { get; init; }

    [JsonConverter(typeof(TextOrNothing))]
    public string? User { get; init; }
}

internal sealed record BlockAction
{
    public string? Type { get; init; }

    public string? ActionId { get; init; }

    public string? BlockId { get; init; }

    [JsonConverter(typeof(TextOrNothing))]
    public string? Value { get; init; }

    public SelectedOption? SelectedOption { get; init; }

    public string? ActionTs { get; init; }
}

internal sealed record SelectedOption
{
    public string? Value { get; init; }
}

internal sealed record InteractionView
{
    public string? Id { get; init; }

    public string? CallbackId { get; init; }

    public string? PrivateMetadata { get; init; }

    public string? Hash { get; init; }

    public ViewState? State { get; init; }
}

/// <summary>What was filled in: by block, then by field.</summary>
internal sealed record ViewState
{
    public ImmutableDictionary<string, ImmutableDictionary<string, FieldValue>>? Values { get; init; }
}

internal sealed record FieldValue
{
    [JsonConverter(typeof(TextOrNothing))]
    public string? Value { get; init; }

    public SelectedOption? SelectedOption { get; init; }
}

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

/// <summary>A frame of Socket Mode: a greeting, a farewell, or an envelope around one of the above.</summary>
internal sealed record SocketFrame
{
    public string? Type { get; init; }

    public string? EnvelopeId { get; init; }

    public JsonElement Payload { get; init; }

    public bool AcceptsResponsePayload { get; init; }

    /// <summary>Of a <c>hello</c>.</summary>
    public int NumConnections { get; init; }

    /// <summary>Of a <c>disconnect</c>.</summary>
    public string? Reason { get; init; }
}

/// <summary>What Slack is answered at once, besides "taken".</summary>
internal sealed record SlackAck
{
    /// <summary>Taken, and nothing more to say now.</summary>
    public static SlackAck Taken { get; } = new();

    /// <summary>Slack's own question whether somebody lives here.</summary>
    [JsonIgnore]
    public string? Challenge { get; init; }

    /// <summary>What becomes of a window: <c>errors</c> keeps it open.</summary>
    public string? ResponseAction { get; init; }

    /// <summary>By block, what is wrong with its field.</summary>
    public ImmutableDictionary<string, string>? Errors { get; init; }

    [JsonIgnore]
    public bool IsEmpty => ResponseAction is null && Challenge is null;
}

internal sealed record SocketAck(string EnvelopeId, SlackAck? Payload);

/// <summary>A text, or nothing where the event has something else in its place, such as a whole channel.</summary>
internal sealed class TextOrNothing : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>A channel's id, which some methods answer with the whole channel around it.</summary>
internal sealed class IdOfChannel : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var channel = JsonDocument.ParseValue(ref reader);
        return channel.RootElement.ValueKind switch
        {
            JsonValueKind.String => channel.RootElement.GetString(),
            JsonValueKind.Object when channel.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String => id.GetString(),
            _ => null,
        };
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>A whole user, or nothing where the answer only has a name.</summary>
internal sealed class UserOrNothing : JsonConverter<SlackUser?>
{
    public override SlackUser? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return JsonSerializer.Deserialize(ref reader, SlackJson.Default.SlackUser);
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, SlackUser? value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, SlackJson.Default.SlackUser!);
}

/// <summary>A workspace with its name, or nothing where the answer only has the name.</summary>
internal sealed class TeamOrNothing : JsonConverter<SlackTeam?>
{
    public override SlackTeam? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return JsonSerializer.Deserialize(ref reader, SlackJson.Default.SlackTeam);
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, SlackTeam? value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, SlackJson.Default.SlackTeam!);
}

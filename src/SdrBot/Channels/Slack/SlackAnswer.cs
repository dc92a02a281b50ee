using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrBot.Channels.Slack;

/// <summary>What any method answers; each reads its own part.</summary>
internal sealed record SlackAnswer
{
    public bool Ok { get; init; }

    public string? Error { get; init; }

    public string? Ts { get; init; }

    public string? MessageTs { get; init; }

    [JsonPropertyName("channel")]
    [JsonConverter(typeof(ChannelOrId))]
    public AnsweredChannel? Place { get; init; }

    [JsonIgnore]
    public string? Channel => Place?.Id;

    public string? TeamId { get; init; }

    public string? UserId { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Url { get; init; }

    /// <summary>Of <c>users.info</c>; <c>auth.test</c> says a name in its place.</summary>
    [JsonConverter(typeof(LooseRecord<SlackUser>))]
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

    [JsonConverter(typeof(LooseRecord<SlackTeam>))]
    public SlackTeam? Team { get; init; }

    public SlackRef? AuthedUser { get; init; }

    public ImmutableArray<HistoryMessage>? Messages { get; init; }

    /// <summary>Of a history: this was a page of it, and not the last.</summary>
    public bool HasMore { get; init; }

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

    /// <summary>With which the next page is asked for; empty after the last.</summary>
    public string? NextCursor { get; init; }
}

internal sealed record HistoryMessage
{
    public string? Ts { get; init; }

    public HistoryMetadata? Metadata { get; init; }
}

internal sealed record HistoryMetadata
{
    public string? EventType { get; init; }

    public JsonElement EventPayload { get; init; }
}

/// <summary>A channel, of which some methods answer the id alone.</summary>
internal sealed record AnsweredChannel
{
    public string? Id { get; init; }

    /// <summary>People of other companies read along, or soon will.</summary>
    public bool IsShared { get; init; }
}

internal sealed class ChannelOrId : JsonConverter<AnsweredChannel?>
{
    public override AnsweredChannel? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var channel = JsonDocument.ParseValue(ref reader);
        var root = channel.RootElement;
        return root.ValueKind == JsonValueKind.String
            ? new AnsweredChannel { Id = root.GetString() }
            : new AnsweredChannel { Id = root.Text("id"), IsShared = IsTrue(root, "is_ext_shared") || IsTrue(root, "is_pending_ext_shared") };
    }

    public override void Write(Utf8JsonWriter writer, AnsweredChannel? value, JsonSerializerOptions options) => writer.WriteStringValue(value?.Id);

    private static bool IsTrue(JsonElement channel, string name) => channel.ValueKind == JsonValueKind.Object && channel.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;
}

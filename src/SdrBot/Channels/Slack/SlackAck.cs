using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SdrBot.Channels.Slack;

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

    /// <summary>What can be chosen, for a field that is typed in.</summary>
    public ImmutableArray<SelectOption>? Options { get; init; }

    /// <summary>Who sees the answer to a command: <c>ephemeral</c> for the asker alone.</summary>
    public string? ResponseType { get; init; }

    /// <summary>The answer itself.</summary>
    public string? Text { get; init; }

    public ImmutableArray<SlackBlock>? Blocks { get; init; }

    [JsonIgnore]
    public bool IsEmpty => ResponseAction is null && Challenge is null && Options is null && Text is null;
}

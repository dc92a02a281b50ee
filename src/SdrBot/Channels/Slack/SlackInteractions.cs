using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SdrBot.Channels.Slack;

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

    /// <summary>Of a <c>block_suggestion</c>: the field that is typed in.</summary>
    public string? BlockId { get; init; }

    /// <summary>Of a <c>block_suggestion</c>: what is typed so far.</summary>
    [JsonConverter(typeof(LooseText))]
    public string? Value { get; init; }
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
    [JsonConverter(typeof(LooseText))]
    public string? Ts { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? ThreadTs { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Text { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? User { get; init; }
}

internal sealed record BlockAction
{
    public string? Type { get; init; }

    public string? ActionId { get; init; }

    public string? BlockId { get; init; }

    [JsonConverter(typeof(LooseText))]
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
    [JsonConverter(typeof(LooseText))]
    public string? Value { get; init; }

    public SelectedOption? SelectedOption { get; init; }
}

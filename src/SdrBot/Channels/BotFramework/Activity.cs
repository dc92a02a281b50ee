using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrBot.Channels.BotFramework;

/// <summary>What a channel sends: something said, pressed, or that happened. Fields that nobody reads are left out, unknown ones are ignored, and one of another shape than expected reads as absent.</summary>
/// <remarks><see href="https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md"/>.</remarks>
internal sealed record Activity
{
    [JsonRequired]
    public string? Type { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Id { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? ServiceUrl { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? ChannelId { get; init; }

    [JsonConverter(typeof(LooseRecord<ChannelAccount>))]
    public ChannelAccount? From { get; init; }

    [JsonConverter(typeof(LooseRecord<ChannelAccount>))]
    public ChannelAccount? Recipient { get; init; }

    public ConversationAccount? Conversation { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Text { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Locale { get; init; }

    /// <summary>Of an invoke.</summary>
    [JsonConverter(typeof(LooseText))]
    public string? Name { get; init; }

    /// <summary>Of an installation: <c>add</c>, <c>remove</c> and their kin.</summary>
    [JsonConverter(typeof(LooseText))]
    public string? Action { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? ReplyToId { get; init; }

    /// <summary><c>expectReplies</c> wants the answers in the response.</summary>
    [JsonConverter(typeof(LooseText))]
    public string? DeliveryMode { get; init; }

    public JsonElement Entities { get; init; }

    public JsonElement Value { get; init; }

    public JsonElement ChannelData { get; init; }

    public JsonElement MembersAdded { get; init; }

    public JsonElement MembersRemoved { get; init; }

    /// <summary>The organisation in Entra; null on channels that have none.</summary>
    [JsonIgnore]
    public string? Tenant => Conversation?.TenantId ?? ChannelData.Child("tenant").Text("id");

    [JsonIgnore]
    public bool IsTeams => ChannelId == "msteams";

    /// <summary>The bot and one person, nobody else.</summary>
    [JsonIgnore]
    public bool IsPersonal => Conversation is { ConversationType: "personal" } or { ConversationType: null, IsGroup: not true };
}

internal sealed record ChannelAccount
{
    [JsonConverter(typeof(LooseText))]
    public string? Id { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Name { get; init; }

    /// <summary>The person in Entra, the same for every bot.</summary>
    [JsonConverter(typeof(LooseText))]
    public string? AadObjectId { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Role { get; init; }
}

internal sealed record ConversationAccount
{
    public string? Id { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>; absent outside Teams.</summary>
    [JsonConverter(typeof(LooseText))]
    public string? ConversationType { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? TenantId { get; init; }

    [JsonConverter(typeof(LooseFlag))]
    public bool? IsGroup { get; init; }
}

/// <summary>What the bot sends. Never an id, a time or a service: the channel gives those.</summary>
internal sealed record OutgoingActivity(string Type)
{
    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    /// <summary>What notifications and screen readers say of a card.</summary>
    public string? Summary { get; init; }

    public ImmutableArray<CardAttachment>? Attachments { get; init; }

    public OutgoingAccount? From { get; init; }

    public OutgoingAccount? Recipient { get; init; }

    public OutgoingConversation? Conversation { get; init; }

    public string? ReplyToId { get; init; }
}

internal sealed record OutgoingAccount(string Id, string? Name = null);

internal sealed record OutgoingConversation(string Id);

internal sealed record CardAttachment(AdaptiveCard Content)
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

#pragma warning disable CA1822 // It is written with the card.
    public string ContentType => CardType;
#pragma warning restore CA1822
}

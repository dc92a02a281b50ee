using System.Collections.Immutable;

namespace SdrBot.Channels.BotFramework;

/// <summary>Opens the conversation with one person.</summary>
internal sealed record NewConversation(OutgoingAccount Bot, ImmutableArray<OutgoingAccount> Members, string? TenantId)
{
    public bool IsGroup { get; }

    public NewConversationData? ChannelData { get; init; }
}

internal sealed record NewConversationData(OutgoingConversation Tenant);

/// <summary>What the connector answers; each call reads its own part.</summary>
internal sealed record ConnectorAnswer
{
    [System.Text.Json.Serialization.JsonConverter(typeof(LooseText))]
    public string? Id { get; init; }

    /// <summary>Of a refusal.</summary>
    public System.Text.Json.JsonElement Error { get; init; }
}

/// <summary>Somebody as Teams knows them. The two names of the object id are those of two versions of the protocol.</summary>
internal sealed record TeamsMember
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? TenantId { get; init; }

    public string? UserRole { get; init; }
}

/// <summary>What became of a call.</summary>
internal abstract record ConnectorResult
{
    /// <param name="Body">The answer as it came; perhaps empty.</param>
    internal sealed record Ok(byte[] Body) : ConnectorResult;

    /// <summary>It never left, or was refused for a reason that goes away: the same call may be made again.</summary>
    internal sealed record NotSent(string Problem) : ConnectorResult;

    /// <summary>Too many calls; the same call may be made again after the wait.</summary>
    internal sealed record Limited(TimeSpan Wait) : ConnectorResult;

    /// <summary>No, and it will be no again.</summary>
    internal sealed record Refused(string Code) : ConnectorResult;

    internal sealed record TooLarge : ConnectorResult;

    /// <summary>It may or may not have been done.</summary>
    internal sealed record Unknown(string Problem) : ConnectorResult;
}

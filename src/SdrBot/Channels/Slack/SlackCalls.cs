using System.Collections.Immutable;

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

    /// <summary>Where the page before said that it goes on.</summary>
    public string? Cursor { get; init; }
}

internal sealed record ReadUser(string User, bool IncludeLocale);

internal sealed record ReadChannel(string Channel);

internal sealed record OpenConversation(string Users);

internal sealed record NoArguments;

/// <summary>A code for tokens, or the means of renewal for the next pair.</summary>
internal sealed record ExchangeTokens(string ClientId, string ClientSecret)
{
    public string? Code { get; init; }

    public string? GrantType { get; init; }

    public string? RefreshToken { get; init; }
}

internal sealed record GetPermalink(string Channel, string MessageTs);

using System.Text.Json;

namespace SdrBot.Channels.Slack;

/// <summary>A frame of Socket Mode: a greeting, a farewell, or an envelope around an event, an interaction or a command.</summary>
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

internal sealed record SocketAck(string EnvelopeId, SlackAck? Payload);

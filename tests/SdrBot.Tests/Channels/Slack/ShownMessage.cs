using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>A message as it stands in Slack.</summary>
internal sealed record ShownMessage(string Channel, string Ts, string? Thread, JsonObject Body)
{
    public string Team { get; init; } = FakeSlack.Team;

    public string? OnlyFor { get; init; }

    public int Edits { get; init; }

    /// <summary>Grows with every message and every edit.</summary>
    public long Change { get; init; }

    public string Text => (string?)Body["text"] ?? string.Empty;

    public JsonArray Blocks => Body["blocks"]!.AsArray();

    /// <summary>The business key that it carries.</summary>
    public string? Key => (string?)Body["metadata"]?["event_payload"]?["key"];
}

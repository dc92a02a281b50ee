using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.Slack;

internal sealed record SlackCall(string Method, JsonObject Arguments)
{
    public string Team { get; init; } = FakeSlack.Team;
}

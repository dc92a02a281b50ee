namespace SdrBot.Tests.Channels.Slack;

internal sealed record SlackAccount(string Id, string Name, string? Email, string Zone = "Asia/Seoul", string Locale = "en-US")
{
    /// <summary><c>guest</c>, <c>bot</c>, <c>deleted</c>, <c>stranger</c>; null for an ordinary member.</summary>
    public string? Kind { get; init; }

    public string? Team { get; init; }
}

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>Somebody of an organisation on Teams.</summary>
internal sealed record TeamsAccount(string Id, string AadObjectId, string Name, string? Email, string Tenant = FakeConnector.Tenant)
{
    /// <summary><c>user</c>, <c>guest</c> or <c>anonymous</c>.</summary>
    public string Role { get; init; } = "user";
}

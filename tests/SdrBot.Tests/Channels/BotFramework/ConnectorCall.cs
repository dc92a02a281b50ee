namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>A call of the connector, as it arrived.</summary>
internal sealed record ConnectorCall(string Method, Uri Address, string? Authorization, string Body);

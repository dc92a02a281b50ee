using System.Collections.Immutable;

namespace SdrBot.Channels.BotFramework;

/// <summary>One of Microsoft's clouds: who signs what comes in, who gives the bot its tokens, and where the services are.</summary>
/// <param name="Name">As the setting calls it.</param>
/// <param name="Issuer">Of the tokens that come in; also the resource that the bot's own tokens are for.</param>
/// <param name="Metadata">Whose keys sign what the channels send.</param>
/// <param name="Login">Where the bot's own tokens come from.</param>
/// <param name="SharedTenant">The tenant of bots that are registered for several organisations.</param>
/// <param name="ServiceHosts">Where the services of the Bot Framework and of Teams are; the bot's token goes nowhere else.</param>
internal sealed record BotFrameworkCloud(string Name, string Issuer, Uri Metadata, Uri Login, string SharedTenant, ImmutableArray<string> ServiceHosts)
{
    /// <remarks><c>trafficmanager.net</c> is shared by everybody, so of it one host only. The GCC of the United States talks through the public cloud.</remarks>
    public static BotFrameworkCloud Public { get; } = new(
        "public",
        "https://api.botframework.com",
        new Uri("https://login.botframework.com/v1/.well-known/openidconfiguration"),
        new Uri("https://login.microsoftonline.com/"),
        "botframework.com",
        ["botframework.com", "smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"]);

    /// <summary>The United States' government: GCC High and DoD.</summary>
    public static BotFrameworkCloud UsGov { get; } = new(
        "usgov",
        "https://api.botframework.us",
        new Uri("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"),
        new Uri("https://login.microsoftonline.us/"),
        "MicrosoftServices.onmicrosoft.us",
        ["botframework.azure.us", "smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us"]);

    /// <summary>China, run by 21Vianet.</summary>
    public static BotFrameworkCloud China { get; } = new(
        "china",
        "https://api.botframework.azure.cn",
        new Uri("https://login.botframework.azure.cn/v1/.well-known/openidconfiguration"),
        new Uri("https://login.partner.microsoftonline.cn/"),
        "microsoftservices.partner.onmschina.cn",
        ["botframework.azure.cn"]);

    public static ImmutableArray<BotFrameworkCloud> All { get; } = [Public, UsGov, China];
}

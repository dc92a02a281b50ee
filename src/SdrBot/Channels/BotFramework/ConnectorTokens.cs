using Microsoft.Identity.Client;

namespace SdrBot.Channels.BotFramework;

/// <summary>The token with which the bot calls the channels' services. Kept until it is about to run out, and asked for once however many wait for it.</summary>
internal sealed class ConnectorTokens
{
    /// <summary>The tenant of bots that are registered for several organisations.</summary>
    private const string Shared = "botframework.com";

    private static readonly string[] Scopes = ["https://api.botframework.com/.default"];

    private readonly IConfidentialClientApplication? _application;

    public ConnectorTokens(BotFrameworkOptions options, BotFrameworkHttp http)
    {
        if (options is { AppId: { } appId, AppPassword: { } password })
        {
            _application = ConfidentialClientApplicationBuilder.Create(appId)
                .WithClientSecret(password)
                .WithAuthority(new Uri($"https://login.microsoftonline.com/{options.Tenants.FirstOrDefault() ?? Shared}"), validateAuthority: false)
                .WithInstanceDiscovery(false)
                .WithHttpClientFactory(new OneClient(http.Client))
                .Build();
        }
    }

    /// <param name="isStale">The last token was refused, so another one is needed.</param>
    /// <returns>Null where the bot has no password, as with the Emulator.</returns>
    /// <exception cref="MsalException">Entra gave none, or was not reached.</exception>
    public async Task<string?> GetAsync(bool isStale, CancellationToken cancellationToken) => _application is null
        ? null
        : (await _application.AcquireTokenForClient(Scopes).WithForceRefresh(isStale).ExecuteAsync(cancellationToken)).AccessToken;

    private sealed class OneClient(HttpClient client) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => client;
    }
}

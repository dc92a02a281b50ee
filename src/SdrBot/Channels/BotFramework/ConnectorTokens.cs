using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace SdrBot.Channels.BotFramework;

/// <summary>The token with which the bot calls the channels' services. Kept until it is about to run out, and asked for once however many wait for it.</summary>
internal sealed class ConnectorTokens
{
    private readonly Func<bool, CancellationToken, Task<AuthenticationResult>>? _ask;

    public ConnectorTokens(BotFrameworkOptions options, BotFrameworkHttp http)
    {
        var client = new OneClient(http.Client);
        _ask = options switch
        {
            { AppId: { } appId, Credential: BotCredential.ManagedIdentity } => OfMachine(appId, options.Cloud, client),
            { AppId: { } appId, Credential: { } credential } => OfRegistration(appId, options, credential, client),
            _ => null,
        };
    }

    /// <param name="isStale">The last token was refused, so another one is needed.</param>
    /// <returns>Null where the bot has no credential, as with the Emulator.</returns>
    /// <exception cref="MsalException">Entra gave none, or was not reached.</exception>
    public async Task<string?> GetAsync(bool isStale, CancellationToken cancellationToken) => _ask is null ? null : (await _ask(isStale, cancellationToken)).AccessToken;

    private static Func<bool, CancellationToken, Task<AuthenticationResult>> OfRegistration(string appId, BotFrameworkOptions options, BotCredential credential, OneClient client)
    {
        var cloud = options.Cloud;
        var builder = ConfidentialClientApplicationBuilder.Create(appId)
            .WithAuthority(new Uri(cloud.Login, options.Tenants.FirstOrDefault() ?? cloud.SharedTenant), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(client);
        var application = (credential switch
        {
            BotCredential.Certificate(var own) => builder.WithCertificate(own),
            BotCredential.Secret(var password) => builder.WithClientSecret(password),
            _ => throw new NotSupportedException(credential.GetType().Name),
        }).Build();
        string[] scopes = [$"{cloud.Issuer}/.default"];
        return (isStale, cancellationToken) => application.AcquireTokenForClient(scopes).WithForceRefresh(isStale).ExecuteAsync(cancellationToken);
    }

    private static Func<bool, CancellationToken, Task<AuthenticationResult>> OfMachine(string appId, BotFrameworkCloud cloud, OneClient client)
    {
        var application = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(appId)).WithHttpClientFactory(client).Build();
        return (isStale, cancellationToken) => application.AcquireTokenForManagedIdentity(cloud.Issuer).WithForceRefresh(isStale).ExecuteAsync(cancellationToken);
    }

    private sealed class OneClient(HttpClient client) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => client;
    }
}

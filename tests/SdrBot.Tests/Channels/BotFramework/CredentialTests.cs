using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using SdrBot.Channels.BotFramework;
using SdrBot.Settings;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>With what the bot shows that it is the bot, and in which of Microsoft's clouds.</summary>
public sealed class CredentialTests
{
    [Theory]
    [InlineData("bot.pfx", null)]
    [InlineData("bot.pfx", "open-sesame")]
    [InlineData("bot.pem", null)]
    public async Task A_certificate_stands_in_for_the_secret(string name, string? password)
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, name);
        var thumbprint = await WriteAsync(file, password);
        using var issuer = new TokenIssuer();
        using var connector = new FakeConnector(issuer);
        using var http = new BotFrameworkHttp(connector);
        var tokens = new ConnectorTokens(Read(("CertificateFile", file), ("CertificatePassword", password)), http);
        Assert.Equal("token-1", await tokens.GetAsync(isStale: false, CancellationToken.None));
        Assert.Equal("token-1", await tokens.GetAsync(isStale: false, CancellationToken.None));
        Assert.DoesNotContain("client_secret", connector.Entra.LastTokenRequest, StringComparison.Ordinal);
        var assertion = new JsonWebToken(connector.Entra.LastTokenRequest.Split("client_assertion=")[1].Split('&')[0]);
        Assert.Equal((FakeConnector.AppId, FakeConnector.AppId), (assertion.Issuer, assertion.Subject));
        Assert.Contains(thumbprint, new[] { assertion.X5t, assertion.GetHeaderValue<string?>("x5t#S256") });
    }

    [Fact]
    public async Task On_an_Azure_machine_its_identity_is_enough()
    {
        using var issuer = new TokenIssuer();
        using var connector = new FakeConnector(issuer);
        using var http = new BotFrameworkHttp(connector);
        var tokens = new ConnectorTokens(Read(("ManagedIdentity", "true")), http);
        Assert.Equal("token-1", await tokens.GetAsync(isStale: false, CancellationToken.None));
        Assert.Equal("token-1", await tokens.GetAsync(isStale: false, CancellationToken.None));
        Assert.Equal("token-2", await tokens.GetAsync(isStale: true, CancellationToken.None));
        Assert.Contains("resource=https://api.botframework.com", connector.Entra.LastTokenRequest, StringComparison.Ordinal);
        Assert.Contains($"client_id={FakeConnector.AppId}", connector.Entra.LastTokenRequest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("usgov", "https://api.botframework.us", "https://smba.infra.gov.teams.microsoft.us/gcch")]
    [InlineData("China", "https://api.botframework.azure.cn", "https://webchat.botframework.azure.cn/")]
    public async Task In_a_national_cloud_it_hears_and_speaks_to_that_one_alone(string cloud, string issuer, string service)
    {
        await using var teams = await TeamsBot.StartWithAsync(new() { ["BotFramework:Cloud"] = cloud }, TeamsCompany.Mina);
        var said = TeamsActivity.Message(TeamsCompany.Mina, "help");
        said["serviceUrl"] = service;
        using (var refused = await teams.PostAsync(said, new TokenParts { ServiceUrl = service }))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        using (var elsewhere = await teams.PostAsync(TeamsActivity.Message(TeamsCompany.Mina, "help"), new TokenParts { Issuer = issuer }))
        {
            Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
        }

        using var taken = await teams.PostAsync(said, new TokenParts { Issuer = issuer, ServiceUrl = service });
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        await teams.UntilAsync(() => teams.Connector.Calls.FirstOrDefault(c => c.Address.Host == new Uri(service).Host && c.Authorization == "Bearer token-1"), "a call");
    }

    [Theory]
    [InlineData("AppPassword", "CertificateFile")]
    [InlineData("AppPassword", "ManagedIdentity")]
    [InlineData("CertificateFile", "ManagedIdentity")]
    public void Two_credentials_stop_the_start(string one, string other)
    {
        var problem = Assert.Throws<SettingException>(() => Read((one, "true"), (other, "true")));
        Assert.Contains("several credentials", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_does_not_open_stops_the_start_without_its_password()
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "bot.pfx");
        await WriteAsync(file, "open-sesame");
        var problem = Assert.Throws<SettingException>(() => Read(("CertificateFile", file), ("CertificatePassword", "hunter2-canary")));
        Assert.DoesNotContain("hunter2", problem.ToString(), StringComparison.Ordinal);
    }

    private static BotFrameworkOptions Read(params (string Key, string? Value)[] settings) => BotFrameworkSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Append(("AppId", FakeConnector.AppId)).Append(("TenantId", FakeConnector.Tenant)).ToDictionary(s => $"BotFramework:{s.Item1}", s => s.Item2))
        .Build())!;

    /// <returns>The thumbprint as tokens name it.</returns>
    private static async Task<string> WriteAsync(string file, string? password)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=sdrbot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(30));
        await File.WriteAllBytesAsync(file, file.EndsWith(".pem", StringComparison.Ordinal)
            ? System.Text.Encoding.ASCII.GetBytes($"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n")
            : certificate.Export(X509ContentType.Pkcs12, password));
        return Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256));
    }
}

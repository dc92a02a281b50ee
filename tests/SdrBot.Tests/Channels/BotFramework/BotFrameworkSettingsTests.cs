using Microsoft.Extensions.Configuration;
using SdrBot.Channels.BotFramework;
using SdrBot.Settings;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>Settings of the Bot Framework that cannot be meant stop the start.</summary>
public sealed class BotFrameworkSettingsTests
{
    [Theory]
    [InlineData("Development", "http://127.0.0.1:0", true)]
    [InlineData("Development", "http://0.0.0.0:0", false)]
    [InlineData("Development", "http://127.0.0.1:0;http://*:0", false)]
    [InlineData("Production", "http://127.0.0.1:0", false)]
    [InlineData(null, "http://127.0.0.1:0", false)]
    public void Nobody_is_let_in_unseen_but_on_a_developers_machine(string? environment, string urls, bool isAllowed)
    {
        Assert.Equal(isAllowed, Problem(("BotFramework:AllowUnauthenticated", "true"), ("ASPNETCORE_ENVIRONMENT", environment), ("DOTNET_ENVIRONMENT", null), ("Urls", urls)) is null);
    }

    [Theory]
    [InlineData("BotFramework:AppPassword", "x", "BotFramework:AppId")]
    [InlineData("BotFramework:AllowUnauthenticated", "yes", "BotFramework:AllowUnauthenticated")]
    [InlineData("BotFramework:ManagedIdentity", "mine", "BotFramework:ManagedIdentity")]
    [InlineData("BotFramework:CertificateFile", "/nowhere/bot.pfx", "BotFramework:CertificateFile")]
    [InlineData("BotFramework:Cloud", "mars", "BotFramework:Cloud")]
    [InlineData("BotFramework:OpenIdMetadata", "http://evil.example/", "BotFramework:OpenIdMetadata")]
    [InlineData("BotFramework:AllowedServiceHosts", "https://smba.trafficmanager.net/", "BotFramework:AllowedServiceHosts")]
    public void A_setting_that_cannot_be_meant_stops_the_start(string key, string value, string named)
    {
        var id = key == "BotFramework:AppPassword" ? null : FakeConnector.AppId;
        Assert.Contains(named, Problem((key, value), ("BotFramework:AppId", id)), StringComparison.Ordinal);
    }

    private static string? Problem(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value));
        try
        {
            BotFrameworkSettings.Read(configuration.Build());
            return null;
        }
        catch (SettingException e)
        {
            return e.Message;
        }
    }
}

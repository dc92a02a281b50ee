using System.Collections.Immutable;
using System.Net;
using SdrBot.Settings;

namespace SdrBot.Channels.BotFramework;

/// <summary>Reads the settings of the Bot Framework, and stops the start where they would let anybody speak as anybody.</summary>
internal static class BotFrameworkSettings
{
    private static readonly char[] Separators = [';', ',', ' '];

    /// <returns>Null where no setting of the Bot Framework stands.</returns>
    /// <exception cref="SettingException">One is missing or cannot be meant; the message names it.</exception>
    public static BotFrameworkOptions? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("BotFramework");
        if (!bool.TryParse(Text(section["AllowUnauthenticated"]) ?? "false", out var isOpen))
        {
            throw SettingException.Of("BotFramework:AllowUnauthenticated", "must be true or false.");
        }

        if (!isOpen && !section.GetChildren().Any(s => !string.IsNullOrWhiteSpace(s.Value) && s.Key is not "AllowUnauthenticated"))
        {
            return null;
        }

        if (isOpen && !IsDevelopment(configuration))
        {
            throw SettingException.Of("BotFramework:AllowUnauthenticated", "may be true in Development only (ASPNETCORE_ENVIRONMENT): it lets anybody speak as anybody.");
        }

        if (isOpen && !Urls(configuration["Urls"]).All(IsLoopback))
        {
            throw SettingException.Of("BotFramework:AllowUnauthenticated", "may be true on loopback addresses only (Urls): it lets anybody speak as anybody.");
        }

        var cloud = Cloud(section["Cloud"]);
        var options = new BotFrameworkOptions
        {
            Cloud = cloud,
            AppId = Text(section["AppId"]),
            Credential = BotCredential.Read(section),
            Tenants = List(section["TenantId"]),
            OpenIdMetadata = Address(section["OpenIdMetadata"]) ?? cloud.Metadata,
            ServiceHosts = List(section["AllowedServiceHosts"]) is { IsEmpty: false } hosts ? Hosts(hosts) : cloud.ServiceHosts,
            AllowUnauthenticated = isOpen,
        };
        return options.AppId is not null || isOpen
            ? options
            : throw SettingException.Of("BotFramework:AppId", "is needed: the application id of the bot's registration, for which tokens are made out.");
    }

    private static ImmutableArray<string> Hosts(ImmutableArray<string> hosts) => hosts.All(h => Uri.CheckHostName(h) != UriHostNameType.Unknown)
        ? hosts
        : throw SettingException.Of("BotFramework:AllowedServiceHosts", "must be host names such as smba.trafficmanager.net, separated by semicolons.");

    private static BotFrameworkCloud Cloud(string? name) => Text(name) is not { } given
        ? BotFrameworkCloud.Public
        : BotFrameworkCloud.All.FirstOrDefault(c => c.Name.Equals(given, StringComparison.OrdinalIgnoreCase))
            ?? throw SettingException.Of("BotFramework:Cloud", $"must be one of {string.Join(", ", BotFrameworkCloud.All.Select(c => c.Name))}.");

    private static Uri? Address(string? address) => Text(address) is not { } given
        ? null
        : Uri.TryCreate(given, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? uri
            : throw SettingException.Of("BotFramework:OpenIdMetadata", "must be an https address, or http on this machine.");

    private static bool IsDevelopment(IConfiguration configuration) =>
        string.Equals(Text(configuration["ASPNETCORE_ENVIRONMENT"]) ?? Text(configuration["DOTNET_ENVIRONMENT"]), Environments.Development, StringComparison.OrdinalIgnoreCase);

    private static string[] Urls(string? urls) => (urls ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsLoopback(string url)
    {
        try
        {
            return IsLoopbackHost(BindingAddress.Parse(url).Host);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static ImmutableArray<string> List(string? values) => [.. (values ?? string.Empty).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

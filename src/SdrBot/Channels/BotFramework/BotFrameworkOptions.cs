using System.Collections.Immutable;

namespace SdrBot.Channels.BotFramework;

/// <summary>How the bot is registered with the Bot Framework. Absent altogether where nobody uses it.</summary>
internal sealed record BotFrameworkOptions
{
    public BotFrameworkCloud Cloud { get; init; } = BotFrameworkCloud.Public;

    /// <summary>The bot's id in Entra: whom tokens must be for. Null only where nobody is authenticated.</summary>
    public string? AppId { get; init; }

    /// <summary>The organisations whose people may talk to the bot, the one in which it is registered first; none hears everybody whom the Bot Framework lets in, and then a manager says who each is.</summary>
    public ImmutableArray<string> Tenants { get; init; } = [];

    /// <summary>Null where the bot hears and cannot answer.</summary>
    public BotCredential? Credential { get; init; }

    /// <summary>Whose keys sign what the channels send.</summary>
    public Uri OpenIdMetadata { get; init; } = BotFrameworkCloud.Public.Metadata;

    /// <summary>Hosts that may be named as a service, each with what lies below it.</summary>
    public ImmutableArray<string> ServiceHosts { get; init; } = BotFrameworkCloud.Public.ServiceHosts;

    /// <summary>For the Emulator on a developer's machine: requests without a token are taken.</summary>
    public bool AllowUnauthenticated { get; init; }

    /// <summary>An organisation can give any address to its own accounts, so an address says who somebody is only where the organisations are named.</summary>
    public bool VouchesForAddresses => AllowUnauthenticated || !Tenants.IsEmpty;

    /// <summary>Whether an activity may name this service: encrypted or on this machine, and on the list.</summary>
    public bool IsService(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.UserInfo.Length == 0
        && ((AllowUnauthenticated && address.IsLoopback) || ServiceHosts.Any(h => IsBelow(address.Host, h)));

    private static bool IsBelow(string host, string allowed) =>
        host.Equals(allowed, StringComparison.OrdinalIgnoreCase) || (allowed.Contains('.', StringComparison.Ordinal) && !char.IsAsciiDigit(allowed[^1]) && host.EndsWith($".{allowed}", StringComparison.OrdinalIgnoreCase));
}

using System.Globalization;

namespace SdrBot.Channels;

/// <summary>How a control names the message in which it stands, and the version of it that was pressed.</summary>
internal static class MessageAddress
{
    public static string Of(long id, int version) => string.Create(CultureInfo.InvariantCulture, $"m{id}.{version}");

    public static (long Id, int Version)? Parse(string? address) =>
        address?.Split('.') is [['m', .. var id], var version]
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var message)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (message, number)
            : null;
}

using SdrBot.People;

namespace SdrBot.Digests;

internal static class Some
{
    public static Rep Rep(string zone, string digestAt = "08:30", string hours = "1234567 09:00-18:00") => new()
    {
        Tenant = "local",
        Id = "mina",
        Name = "Mina Park",
        Role = "sdr",
        Zone = zone,
        DigestAt = TimeOnly.ParseExact(digestAt, "HH:mm", null),
        Hours = WorkingHours.Parse(hours)!,
    };

    public static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);
}

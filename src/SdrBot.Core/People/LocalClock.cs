namespace SdrBot.People;

/// <summary>The one place where an instant becomes somebody's wall-clock time and back.</summary>
public static class LocalClock
{
    public static DateTime At(TimeZoneInfo zone, DateTimeOffset instant) =>
        DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(instant, zone).DateTime, DateTimeKind.Unspecified);

    /// <summary>When a clock in the zone shows the time. A time that a clock change skips becomes the first minute after the gap; one that comes twice means the first.</summary>
    public static DateTimeOffset Resolve(TimeZoneInfo zone, DateTime local)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
        {
            local = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0, DateTimeKind.Unspecified).AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The first minute of a local day: midnight, except where a clock change removed it.</summary>
    public static DateTimeOffset StartOf(TimeZoneInfo zone, DateOnly day) => Resolve(zone, day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The Monday of the week that a day belongs to.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

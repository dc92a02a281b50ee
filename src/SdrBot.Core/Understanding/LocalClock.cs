namespace SdrBot.Understanding;

/// <summary>The one place where a local time becomes an instant.</summary>
public static class LocalClock
{
    /// <summary>
    /// The instant of a local time in a zone. A time that the clocks skipped moves to the first valid minute after it;
    /// a time that happens twice is its first occurrence.
    /// </summary>
    public static DateTimeOffset Resolve(TimeZoneInfo zone, DateTime local)
    {
        var time = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(time))
        {
            time = new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Unspecified);
            while (zone.IsInvalidTime(time))
            {
                time = time.AddMinutes(1);
            }
        }

        // Of two offsets the greater one is the earlier instant.
        var offset = zone.IsAmbiguousTime(time) ? zone.GetAmbiguousTimeOffsets(time).Max() : zone.GetUtcOffset(time);
        return new DateTimeOffset(time, offset);
    }
}

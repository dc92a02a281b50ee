namespace SdrBot.People;

public sealed class LocalClockTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [Theory]
    [InlineData("2026-03-04T15:00:00", "2026-03-04T15:00:00-05:00")]
    [InlineData("2026-03-08T02:30:00", "2026-03-08T03:00:00-04:00")]
    [InlineData("2026-03-08T02:00:00", "2026-03-08T03:00:00-04:00")]
    [InlineData("2026-11-01T01:30:00", "2026-11-01T01:30:00-04:00")]
    public void A_skipped_time_moves_on_and_a_repeated_one_is_the_first(string local, string instant) =>
        Assert.Equal(
            DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture),
            LocalClock.Resolve(NewYork, DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>A day begins at midnight, or at the first minute that there is.</summary>
    [Theory]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z")] // Midnight did not exist, in the last years in which clocks changed there.
    [InlineData("America/Sao_Paulo", "2026-11-01", "2026-11-01T03:00:00Z")]
    [InlineData("America/Santiago", "2026-09-06", "2026-09-06T04:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-03-05", "2026-03-04T18:15:00Z")]
    public void A_day_begins_with_its_first_minute(string zone, string day, string instant) =>
        Assert.Equal(
            DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture),
            LocalClock.StartOf(TimeZoneInfo.FindSystemTimeZoneById(zone), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("Asia/Seoul")]
    [InlineData("Asia/Tokyo")]
    public void Where_clocks_never_change_every_hour_of_two_years_exists_once(string zone)
    {
        var clock = TimeZoneInfo.FindSystemTimeZoneById(zone);
        Assert.DoesNotContain(
            Enumerable.Range(0, 2 * 365 * 24).Select(h => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddHours(h)),
            local => clock.IsInvalidTime(local) || clock.IsAmbiguousTime(local) || LocalClock.Resolve(clock, local) != new DateTimeOffset(local, TimeSpan.FromHours(9)));
    }
}

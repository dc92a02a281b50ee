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
}

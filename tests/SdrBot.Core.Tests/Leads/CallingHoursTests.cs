namespace SdrBot.Leads;

public sealed class CallingHoursTests
{
    [Theory]
    [InlineData("Seoul", "2026-03-04T00:00:00Z", true)]
    [InlineData("Miami, Florida", "2026-03-04T00:30:00Z", true)]
    [InlineData("Miami, Florida", "2026-03-04T01:00:00Z", false)]
    [InlineData("New York", "2026-03-04T01:30:00Z", true)]
    [InlineData("New York", "2026-03-04T02:00:00Z", false)]
    [InlineData("Austin, Texas", "2026-03-04T14:30:00Z", false)]
    [InlineData("Austin, Texas", "2026-03-04T15:00:00Z", true)]
    [InlineData("大阪府, 日本", "2026-03-03T22:59:00Z", false)]
    [InlineData("大阪府, 日本", "2026-03-03T23:00:00Z", true)]
    [InlineData("somewhere", "2026-03-04T03:00:00Z", true)]
    [InlineData(null, "2026-03-04T03:00:00Z", true)]
    public void The_prospects_clock_decides(string? location, string at, bool may) =>
        Assert.Equal(may, CallingHours.Of(location).Allow(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_clock_change_moves_the_hours_with_it()
    {
        var hours = CallingHours.Of("New York");
        Assert.False(hours.Allow(new DateTimeOffset(2026, 3, 7, 12, 30, 0, TimeSpan.Zero)));
        Assert.True(hours.Allow(new DateTimeOffset(2026, 3, 8, 12, 30, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Every_place_has_a_zone_that_the_machine_knows()
    {
        foreach (var place in new[] { "korea", "japan", "california", "illinois", "colorado", "arizona", "london", "germany", "india", "singapore", "sydney" })
        {
            Assert.NotNull(CallingHours.Of(place).LocalTime(DateTimeOffset.UnixEpoch));
        }
    }
}

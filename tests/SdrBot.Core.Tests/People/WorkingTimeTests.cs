using System.Globalization;
using SdrBot.Support;

namespace SdrBot.People;

public sealed class WorkingTimeTests
{
    [Theory]
    [InlineData("2026-03-04 00:00", "2026-03-04 00:35", 35)] // Wednesday, 9:00 to 9:35 in Seoul.
    [InlineData("2026-03-04 08:40", "2026-03-05 00:10", 30)] // The night between does not count.
    [InlineData("2026-03-06 08:50", "2026-03-09 00:05", 15)] // Nor does the weekend.
    [InlineData("2026-03-07 00:00", "2026-03-08 00:00", 0)]
    [InlineData("2026-03-04 00:35", "2026-03-04 00:00", 0)]
    public void Only_working_hours_count(string from, string to, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), WorkingTime.Between(Some.Rep(), Utc(from), Utc(to)));

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", CultureInfo.InvariantCulture);
}

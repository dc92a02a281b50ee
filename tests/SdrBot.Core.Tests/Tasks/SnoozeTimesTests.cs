using System.Globalization;
using SdrBot.Support;

namespace SdrBot.Tasks;

public sealed class SnoozeTimesTests
{
    /// <summary>Zone; the rep's clock when it is said; what is said; what the rep's clock shows when the task comes back.</summary>
    [Theory]
    [InlineData("Asia/Seoul", "2026-03-03 10:07", "later today", "2026-03-03 13:15")]
    [InlineData("Asia/Seoul", "2026-03-03 16:00", "later today", "2026-03-03 16:30")]
    [InlineData("Asia/Seoul", "2026-03-03 17:31", "later today", "2026-03-04 09:00")]
    [InlineData("Asia/Seoul", "2026-03-03 23:59", "later today", "2026-03-04 09:00")]
    [InlineData("Asia/Seoul", "2026-03-03 04:00", "later today", "2026-03-03 09:00")]
    [InlineData("Asia/Seoul", "2026-03-07 10:00", "later today", "2026-03-09 09:00")]
    [InlineData("Asia/Seoul", "2026-03-03 23:59", "tomorrow", "2026-03-04 09:00")]
    [InlineData("Asia/Seoul", "2026-03-04 00:00", "tomorrow", "2026-03-05 09:00")]
    [InlineData("America/New_York", "2026-03-06 15:00", "tomorrow", "2026-03-09 09:00")]
    [InlineData("Pacific/Auckland", "2026-04-03 09:00", "tomorrow", "2026-04-06 09:00")]
    [InlineData("Asia/Seoul", "2028-02-28 10:00", "tomorrow", "2028-02-29 09:00")]
    [InlineData("Asia/Seoul", "2026-12-31 10:00", "tomorrow", "2027-01-01 09:00")]
    [InlineData("Asia/Kolkata", "2026-03-01 12:00", "next week", "2026-03-02 09:00")]
    [InlineData("Asia/Kolkata", "2026-03-02 12:00", "next_week", "2026-03-09 09:00")]
    [InlineData("Europe/Berlin", "2026-03-27 10:00", "2026-03-29T02:30", "2026-03-29 03:00")]
    [InlineData("Europe/Berlin", "2026-10-24 10:00", "2026-10-25T02:30", "2026-10-25 02:30")]
    [InlineData("America/New_York", "2026-03-06 10:00", "2026-03-08T02:15", "2026-03-08 03:00")]
    [InlineData("Australia/Lord_Howe", "2026-10-01 10:00", "2026-10-04T02:10", "2026-10-04 02:30")]
    [InlineData("Asia/Kathmandu", "2026-03-03 10:00", "2026-03-07", "2026-03-07 09:00")]
    public void A_time_is_resolved_on_the_reps_clock(string zone, string said, string when, string expected)
    {
        var rep = Some.Rep(zone: zone);
        var time = Assert.Single(SnoozeTimes.Resolve(when, rep, rep.Instant(Local(said))));
        Assert.Equal(Local(expected), rep.LocalTime(time.At));
    }

    [Fact]
    public void Of_an_hour_that_comes_twice_the_first_is_meant()
    {
        var rep = Some.Rep(zone: "Europe/Berlin");
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), SnoozeTimes.Resolve("2026-10-25T02:30", rep, Some.Morning).Single().At);
    }

    [Fact]
    public void Both_is_later_today_and_tomorrow() =>
        Assert.Equal(
            [new(Some.Morning.AddHours(3), true), new(Some.Morning.AddHours(23), false)],
            SnoozeTimes.Resolve("both", Some.Rep(), Some.Morning).AsEnumerable());

    [Fact]
    public void Both_in_the_evening_is_only_tomorrow() =>
        Assert.Equal([new(Some.Morning.AddHours(23), false)], SnoozeTimes.Resolve("both", Some.Rep(), Some.Morning.AddHours(9)).AsEnumerable());

    [Theory]
    [InlineData("soonish")]
    [InlineData("")]
    [InlineData("2026-13-01")]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01T00:00")]
    public void Other_words_are_no_time(string when) => Assert.Empty(SnoozeTimes.Resolve(when, Some.Rep(), Some.Morning));

    private static DateTime Local(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

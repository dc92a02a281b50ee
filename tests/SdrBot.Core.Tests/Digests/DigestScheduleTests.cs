using FsCheck;
using FsCheck.Fluent;
using SdrBot.People;

namespace SdrBot.Digests;

public sealed class DigestScheduleTests
{
    /// <summary>The first minute at which the digest of a local day is due, where clocks change and where they do not.</summary>
    [Theory]
    [InlineData("Asia/Seoul", "09:00", "2026-03-05", "2026-03-05 00:00")]
    [InlineData("Asia/Tokyo", "09:00", "2026-11-01", "2026-11-01 00:00")]
    [InlineData("America/New_York", "02:30", "2026-03-08", "2026-03-08 07:00")] // 02:30 does not exist: 03:00.
    [InlineData("America/New_York", "01:30", "2026-11-01", "2026-11-01 05:30")] // 01:30 comes twice: the first.
    [InlineData("America/Santiago", "00:00", "2026-09-06", "2026-09-06 04:00")] // Midnight does not exist: 01:00.
    [InlineData("Australia/Lord_Howe", "02:10", "2026-10-04", "2026-10-03 15:30")] // Half an hour is missing from 02:00: 02:30.
    [InlineData("Australia/Lord_Howe", "01:45", "2026-04-05", "2026-04-04 14:45")] // 01:45 comes twice, half an hour apart.
    [InlineData("Asia/Kathmandu", "09:00", "2026-03-05", "2026-03-05 03:15")]
    [InlineData("Pacific/Apia", "09:00", "2026-03-05", "2026-03-04 20:00")]
    [InlineData("America/Sao_Paulo", "00:00", "2026-11-01", "2026-11-01 03:00")]
    public void It_is_due_once_a_day(string zone, string at, string day, string due)
    {
        var rep = Some.Rep(zone, at);
        var local = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var first = MinutesAround(Some.Utc(due)).First(now => DigestSchedule.DigestDay(rep, now) == local);

        Assert.Equal(Some.Utc(due), first);
    }

    [Theory]
    [InlineData("2026-03-04 23:29", false)] // A minute too early.
    [InlineData("2026-03-04 23:30", true)]
    [InlineData("2026-03-05 03:30", true)] // Four hours late is the last of it.
    [InlineData("2026-03-05 03:31", false)]
    [InlineData("2026-03-05 13:00", false)] // Night in Seoul.
    public void It_is_useful_for_four_hours(string now, bool isDue) =>
        Assert.Equal(isDue, DigestSchedule.DigestDay(Some.Rep("Asia/Seoul"), Some.Utc(now)) is not null);

    [Theory]
    [InlineData("2026-03-05 08:59", true)] // 17:59 in Seoul.
    [InlineData("2026-03-05 09:00", false)]
    public void It_never_comes_after_work(string now, bool isDue) =>
        Assert.Equal(isDue, DigestSchedule.DigestDay(Some.Rep("Asia/Seoul", "16:00"), Some.Utc(now)) is not null);

    [Fact]
    public void It_does_not_come_on_a_day_off_or_away_or_when_it_is_off()
    {
        var now = Some.Utc("2026-03-05 00:00"); // Thursday in Seoul.
        var rep = Some.Rep("Asia/Seoul");

        Assert.NotNull(DigestSchedule.DigestDay(rep, now));
        Assert.Null(DigestSchedule.DigestDay(rep with { Hours = WorkingHours.Parse("12356 09:00-18:00")! }, now));
        Assert.Null(DigestSchedule.DigestDay(rep with { AwayFrom = new(2026, 3, 4), AwayUntil = new(2026, 3, 5) }, now));
        Assert.Null(DigestSchedule.DigestDay(rep with { DigestAt = null }, now));
        Assert.Null(DigestSchedule.DigestDay(rep with { Active = false }, now));
    }

    [Theory]
    [InlineData("2026-03-04 23:45", false)]
    [InlineData("2026-03-04 23:46", true)]
    public void It_says_when_it_is_late(string now, bool isLate) =>
        Assert.Equal(isLate, DigestSchedule.IsLate(Some.Rep("Asia/Seoul"), new(2026, 3, 5), Some.Utc(now), [new Outage(Some.Utc("2026-03-04 23:00"), Some.Utc(now))]));

    [Fact]
    public void Who_switches_it_on_later_is_not_told_that_it_is_late() =>
        Assert.False(DigestSchedule.IsLate(Some.Rep("Asia/Seoul"), new(2026, 3, 5), Some.Utc("2026-03-05 02:00"), []));

    [Theory]
    [InlineData("1234567 09:00-18:00", 3)] // Down from Monday noon to Friday morning: Tuesday, Wednesday, Thursday.
    [InlineData("1245 09:00-18:00", 2)] // Wednesdays are free.
    public void Skipped_digests_are_counted(string hours, int skipped)
    {
        var outage = new Outage(Some.Utc("2026-03-02 03:00"), Some.Utc("2026-03-06 00:00"));

        Assert.Equal(skipped, DigestSchedule.Skipped(Some.Rep("Asia/Seoul", hours: hours), new(2026, 3, 2), new(2026, 3, 6), [outage]));
        Assert.Equal(0, DigestSchedule.Skipped(Some.Rep("Asia/Seoul", hours: hours), null, new(2026, 3, 6), [outage]));
        Assert.Equal(0, DigestSchedule.Skipped(Some.Rep("Asia/Seoul", hours: hours), new(2026, 3, 2), new(2026, 3, 6), []));
    }

    [Fact]
    public void Yesterday_on_a_Monday_is_Friday() =>
        Assert.Equal(new DateOnly(2026, 3, 6), DigestSchedule.WorkdayBefore(Some.Rep("Asia/Seoul", hours: "12345 09:00-18:00"), new(2026, 3, 9)));

    [Theory]
    [InlineData("2026-03-05 08:59", false)]
    [InlineData("2026-03-05 09:00", true)]
    [InlineData("2026-03-05 11:00", true)]
    [InlineData("2026-03-05 11:01", false)]
    public void The_recap_comes_at_the_end_of_work(string now, bool isDue) =>
        Assert.Equal(isDue, DigestSchedule.RecapDay(Some.Rep("Asia/Seoul"), Some.Utc(now)) is not null);

    /// <summary>Whatever the zone and the hour, a digest is due only in working time of a working day, on the day the rep's own clock shows.</summary>
    [Fact]
    public void It_never_comes_at_night()
    {
        var zones = Gen.Elements("Asia/Seoul", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "America/Sao_Paulo");
        var cases = from zone in zones
                    from at in Gen.Choose(0, 1439)
                    from minute in Gen.Choose(0, 2 * 365 * 1440)
                    select (Rep: Some.Rep(zone, TimeOnly.MinValue.AddMinutes(at).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), "12345 09:00-18:00"), Now: Some.Utc("2026-01-01 00:00").AddMinutes(minute));
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var local = c.Rep.LocalTime(c.Now);
            return DigestSchedule.DigestDay(c.Rep, c.Now) is not { } day
                || (day == DateOnly.FromDateTime(local) && c.Rep.WorksOn(day) && TimeOnly.FromDateTime(local) < c.Rep.Hours.To);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static IEnumerable<DateTimeOffset> MinutesAround(DateTimeOffset instant) =>
        Enumerable.Range(-24 * 60, 48 * 60).Select(m => instant.AddMinutes(m));
}

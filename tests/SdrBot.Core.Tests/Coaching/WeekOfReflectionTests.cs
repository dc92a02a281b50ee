using SdrBot.Advice;
using SdrBot.People;
using SdrBot.Support;

namespace SdrBot.Coaching;

/// <summary>When the questions of a week are due, by the rep's own clock.</summary>
public sealed class WeekOfReflectionTests
{
    [Theory]
    [InlineData("2026-03-06 07:59", null)] // Friday, 16:59 in Seoul.
    [InlineData("2026-03-06 08:00", "2026-03-02")]
    [InlineData("2026-03-06 12:00", "2026-03-02")]
    [InlineData("2026-03-06 12:01", null)]
    [InlineData("2026-03-05 08:30", null)]
    [InlineData("2026-03-07 08:30", null)]
    public void It_is_the_last_hour_of_the_last_day(string utc, string? week) => Assert.Equal(Day(week), WeekOfReflection.Due(Rep("Asia/Seoul"), At(utc)));

    [Fact]
    public void Whoever_leaves_on_wednesday_is_asked_on_wednesday()
    {
        var rep = Rep("Asia/Seoul") with { AwayFrom = new(2026, 3, 5), AwayUntil = new(2026, 3, 9) };
        Assert.Equal(new(2026, 3, 2), WeekOfReflection.Due(rep, At("2026-03-04 08:00")));
        Assert.Null(WeekOfReflection.Due(rep, At("2026-03-06 08:00")));
    }

    [Theory]
    [InlineData("2026-03-09", "2026-03-02")]
    [InlineData("2026-03-10", "2026-03-02")]
    [InlineData("2026-03-11", "2026-03-09")]
    [InlineData("2026-03-15", "2026-03-09")]
    public void On_the_first_two_days_the_week_before_is_meant(string today, string week) => Assert.Equal(Day(week), WeekOfReflection.Meant(Day(today)!.Value));

    /// <summary>Sundays on which clocks change are working days here, and work ends in the hour that is skipped or comes twice.</summary>
    [Theory]
    [InlineData("America/New_York", "2026-03-02", 1)]
    [InlineData("America/New_York", "2026-10-26", 0)]
    [InlineData("Australia/Lord_Howe", "2026-03-30", 0)]
    [InlineData("Africa/Cairo", "2026-04-20", 22)]
    [InlineData("America/Santiago", "2026-08-31", 22)]
    [InlineData("Asia/Seoul", "2026-03-02", 8)]
    public void Each_week_has_one_beginning_and_one_end_when_clocks_change(string zone, string from, int hour)
    {
        var rep = Rep(zone) with { Hours = WorkingHours.Parse($"1234567 {hour:00}:30-{hour + 1:00}:30")! };
        var (asked, sent) = (new HashSet<DateOnly>(), new HashSet<DateOnly>());
        var start = new DateTimeOffset(Day(from)!.Value.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        for (var now = start; now < start.AddDays(28); now = now.AddMinutes(5))
        {
            asked.UnionWith(WeekOfReflection.Due(rep, now) is { } ending ? [ending] : []);
            sent.UnionWith(QuestionRound.Due(rep, now) is { } beginning ? [beginning] : []);
        }

        // The days of UTC begin and end within other local weeks.
        Assert.InRange(asked.Count, 4, 5);
        Assert.InRange(sent.Count, 4, 5);
        Assert.All(asked.Concat(sent), d => Assert.Equal(DayOfWeek.Monday, d.DayOfWeek));
    }

    private static Rep Rep(string zone) => Some.Rep() with { Zone = zone };

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc + "Z", System.Globalization.CultureInfo.InvariantCulture);
}

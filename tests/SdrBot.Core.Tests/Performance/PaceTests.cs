using SdrBot.People;
using SdrBot.Support;

namespace SdrBot.Performance;

/// <summary>Periods of local days, working days, and where a pace leads.</summary>
public sealed class PaceTests
{
    private static readonly WorkingDays Mina = new(Some.Rep(), []);

    [Theory]
    [InlineData("2026-03-04", "2026-03-02", "2026-03-08")]
    [InlineData("2026-03-01", "2026-02-23", "2026-03-01")]
    [InlineData("2026-03-02", "2026-03-02", "2026-03-08")]
    public void A_week_is_Monday_to_Sunday(string day, string first, string last) => Assert.Equal(new(Day(first), Day(last)), Period.Week(Day(day)));

    [Theory]
    [InlineData("2026-12-31", "2026-12-01", "2026-12-31", "2026-10-01")]
    [InlineData("2028-02-29", "2028-02-01", "2028-02-29", "2028-01-01")]
    [InlineData("2026-04-01", "2026-04-01", "2026-04-30", "2026-04-01")]
    public void A_month_ends_on_its_last_day_and_a_quarter_has_three(string day, string first, string last, string quarter)
    {
        Assert.Equal(new(Day(first), Day(last)), Period.Month(Day(day)));
        Assert.Equal(Day(quarter), Period.Quarter(Day(day)).First);
        Assert.Equal(Day(quarter).AddMonths(3).AddDays(-1), Period.Quarter(Day(day)).Last);
    }

    [Theory]
    [InlineData("2026-03-10", "2026-02-01", "2026-02-10")]
    [InlineData("2026-03-31", "2026-02-01", "2026-02-28")]
    [InlineData("2026-01-15", "2025-12-01", "2025-12-15")]
    public void The_same_stretch_of_a_shorter_month_is_the_whole_month(string today, string first, string last) =>
        Assert.Equal(new(Day(first), Day(last)), Period.Month(Day(today)).MonthBefore().Until(Day(today)));

    [Theory]
    [InlineData("America/New_York", "2026-03-08", 23)]
    [InlineData("America/New_York", "2026-11-01", 25)]
    [InlineData("Asia/Seoul", "2026-03-08", 24)]
    [InlineData("Africa/Cairo", "2026-04-24", 23)]
    public void A_day_is_as_long_as_the_clock_of_its_place_says(string zone, string day, int hours)
    {
        var (from, to) = new Period(Day(day), Day(day)).Instants(Zones.Find(zone)!);
        Assert.Equal(hours, (to - from).TotalHours);
    }

    [Fact]
    public void Days_away_are_no_working_days()
    {
        var march = Period.Month(Day("2026-03-04"));
        Assert.Equal(22, Mina.In(march));
        var away = new WorkingDays(Some.Rep(), [new() { RepId = "mina", FromDay = Day("2026-03-05"), UntilDay = Day("2026-03-10") }, new() { RepId = "dana", FromDay = Day("2026-03-16"), UntilDay = Day("2026-03-20") }]);
        Assert.Equal(18, away.In(march));
        Assert.Equal(3, away.Passed(march, new(2026, 3, 8, 12, 0, 0)));
    }

    [Theory]
    [InlineData(8, 0, 2)]
    [InlineData(9, 0, 2)]
    [InlineData(13, 30, 2.5)]
    [InlineData(18, 0, 3)]
    [InlineData(23, 0, 3)]
    public void Today_counts_by_the_share_of_its_hours(int hour, int minute, double passed) =>
        Assert.Equal(passed, Mina.Passed(Period.Week(Day("2026-03-04")), new(2026, 3, 4, hour, minute, 0)), 6);

    [Theory]
    [InlineData(5, 12, 11, 22, -1, 10)]
    [InlineData(6, 12, 11, 22, 0, 12)]
    [InlineData(9, 12, 11, 22, 3, 18)]
    [InlineData(0, 12, 0.5, 22, 0, null)]
    [InlineData(2, 12, 0.5, 22, 2, null)]
    [InlineData(3, 12, 22, 22, -9, 3)]
    [InlineData(3, 12, 0, 0, -9, null)]
    public void A_pace_says_how_far_ahead_and_where_it_leads(int done, int goal, double passed, int days, int ahead, int? projected)
    {
        var pace = new Pace(done, goal, passed, days);
        Assert.Equal((ahead, projected), (pace.Ahead, pace.Projected));
        Assert.Equal(projected < goal, pace.IsShort);
    }

    [Fact]
    public void A_quota_holds_from_its_period_on_and_the_past_keeps_its_own()
    {
        var quotas = new Quotas([Of("mina", 8, "2026-01-01"), Of("mina", 12, "2026-03-01"), Of(Quota.Everybody, 10, "2026-02-01")]);
        Assert.Equal(8, Month(quotas, "mina", "2026-02-15"));
        Assert.Equal(12, Month(quotas, "mina", "2026-03-15"));
        Assert.Null(Month(quotas, "dana", "2026-01-15"));
        Assert.Equal(10, Month(quotas, "dana", "2026-03-15"));
        Assert.Equal(28, quotas.OfQuarter("mina", Measure.Accepted, Period.Quarter(Day("2026-02-01"))));
        Assert.Null(quotas.OfQuarter("dana", Measure.Accepted, Period.Quarter(Day("2026-02-01"))));
        Assert.Equal(22, quotas.OfTeam(["mina", "dana"], Measure.Accepted, QuotaPeriod.Month, Period.Month(Day("2026-03-15"))));
        Assert.Null(Month(new Quotas([Of("mina", 12, "2026-03-01"), Of("mina", 0, "2026-03-01")]), "mina", "2026-02-01"));
    }

    [Fact]
    public void A_week_has_its_share_of_the_months_quota()
    {
        var quotas = new Quotas([Of("mina", 11, "2026-03-01")]);
        Assert.Equal(3, quotas.OfWeek("mina", Measure.Accepted, Period.Week(Day("2026-03-04")), Mina));
        var away = new WorkingDays(Some.Rep(), [new() { RepId = "mina", FromDay = Day("2026-03-03"), UntilDay = Day("2026-03-06") }]);
        Assert.Equal(1, quotas.OfWeek("mina", Measure.Accepted, Period.Week(Day("2026-03-04")), away));
    }

    private static int? Month(Quotas quotas, string rep, string day) => quotas.Of(rep, Measure.Accepted, QuotaPeriod.Month, Period.Month(Day(day)));

    private static Quota Of(string rep, int amount, string starts) => new() { RepId = rep, Measure = Measure.Accepted, Period = QuotaPeriod.Month, Starts = Day(starts), Amount = amount };

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

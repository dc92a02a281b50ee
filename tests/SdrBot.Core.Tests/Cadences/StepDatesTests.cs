using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SdrBot.People;
using SdrBot.Support;

namespace SdrBot.Cadences;

public sealed class StepDatesTests
{
    /// <summary>Whatever the day, the zone and the days off, over weekends, leap days and ends of months: a step is due on a working day, when work begins, not in the past, and never lost.</summary>
    [Fact]
    public void A_step_is_due_on_a_working_day_that_is_still_to_come()
    {
        var cases = from zone in Gen.Elements("Asia/Seoul", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu")
                    from days in Gen.Elements("12345", "1", "7", "246", "1234567", "67")
                    from began in Gen.Choose(0, 4 * 366)
                    from late in Gen.Choose(0, 60 * 24 * 60)
                    from day in Gen.Choose(0, 21)
                    from apart in Gen.Choose(0, 7)
                    select (Rep: Some.Rep() with { Zone = zone, Hours = WorkingHours.Parse($"{days} 09:00-18:00")! }, Began: new DateOnly(2026, 1, 1).AddDays(began), Late: late, Day: day + apart, Before: day);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var now = c.Rep.Instant(c.Began.ToDateTime(TimeOnly.MinValue)).AddMinutes(c.Late);
            var due = StepDates.Due(Step(2, c.Day), Step(1, c.Before), c.Began, c.Rep, now);
            var local = c.Rep.LocalTime(due);
            var dueDay = DateOnly.FromDateTime(local);
            return c.Rep.Hours.Includes(local.DayOfWeek)
                && TimeOnly.FromDateTime(local) == c.Rep.Hours.From
                && dueDay >= DateOnly.FromDateTime(c.Rep.LocalTime(now))
                && dueDay >= StepDates.WorkdaysAfter(c.Rep.Hours, c.Began, c.Day)
                && dueDay.DayNumber - Math.Max(c.Began.DayNumber, DateOnly.FromDateTime(c.Rep.LocalTime(now)).DayNumber) <= 7 * (c.Day + 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    private static Step Step(int number, int day) => new(number, day, "call", ImmutableDictionary<string, string>.Empty);
}

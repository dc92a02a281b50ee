using SdrBot.People;

namespace SdrBot.Cadences;

/// <summary>When a step is due: so many working days after the cadence began, never on a day off and never in the past.</summary>
/// <remarks>Where the plan is behind, the steps keep their distance, so that a lead is not called twice in one day to catch up.</remarks>
public static class StepDates
{
    /// <param name="before">The step that came before it; null for the first.</param>
    public static DateTimeOffset Due(Step step, Step? before, DateOnly startedOn, Rep owner, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(owner.LocalTime(now));
        var planned = WorkdaysAfter(owner.Hours, startedOn, step.Day);
        var apart = before is null ? today : WorkdaysAfter(owner.Hours, today, step.Day - before.Day);
        var day = planned > apart ? planned : apart;
        return owner.Instant(owner.Hours.WorkdayOnOrAfter(day).ToDateTime(owner.Hours.From));
    }

    public static DateOnly WorkdaysAfter(WorkingHours hours, DateOnly day, int count)
    {
        day = hours.WorkdayOnOrAfter(day);
        for (var i = 0; i < count; i++)
        {
            day = hours.WorkdayAfter(day);
        }

        return day;
    }
}

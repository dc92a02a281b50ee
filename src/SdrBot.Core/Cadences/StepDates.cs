using SdrBot.People;

namespace SdrBot.Cadences;

/// <summary>When a step is due: so many working days after the cadence began, never on a day off and never in the past.</summary>
public static class StepDates
{
    public static DateTimeOffset Due(Step step, DateOnly startedOn, Rep owner, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(owner.LocalTime(now));
        var day = WorkdaysAfter(owner.Hours, startedOn, step.Day);
        if (day < today)
        {
            day = today;
        }

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

using System.Collections.Immutable;
using SdrBot.People;

namespace SdrBot.Performance;

/// <summary>The days on which a rep works: those of their week, without the days they are or were away.</summary>
public sealed record WorkingDays(Rep Rep, ImmutableArray<Absence> Absences)
{
    public bool Includes(DateOnly day) => Rep.Hours.Includes(day.DayOfWeek) && !Absences.Any(a => a.RepId == Rep.Id && a.Contains(day));

    public int In(Period period) => Days(period).Count(Includes);

    /// <summary>How many of a period's working days have passed: whole ones, and of today the share of its hours.</summary>
    public double Passed(Period period, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        var before = Days(period).TakeWhile(d => d < today).Count(Includes);
        return before + (period.Contains(today) && Includes(today) ? ShareOf(TimeOnly.FromDateTime(now)) : 0);
    }

    private double ShareOf(TimeOnly time)
    {
        var (from, to) = (Rep.Hours.From, Rep.Hours.To);
        return time <= from ? 0 : time >= to ? 1 : (time - from) / (to - from);
    }

    private static IEnumerable<DateOnly> Days(Period period)
    {
        for (var day = period.First; day <= period.Last; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}

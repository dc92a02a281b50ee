namespace SdrBot.People;

/// <summary>Time as somebody works it: nights and days off do not count.</summary>
public static class WorkingTime
{
    /// <summary>A longer stretch counts as this one; nobody waits for it by the minute.</summary>
    private const int MostDays = 31;

    public static TimeSpan Between(Rep rep, DateTimeOffset from, DateTimeOffset to)
    {
        var total = TimeSpan.Zero;
        var last = DateOnly.FromDateTime(rep.LocalTime(to));
        var day = DateOnly.FromDateTime(rep.LocalTime(from));
        for (day = day < last.AddDays(-MostDays) ? last.AddDays(-MostDays) : day; day <= last; day = day.AddDays(1))
        {
            if (rep.WorksOn(day))
            {
                var (begins, ends) = (rep.Instant(day.ToDateTime(rep.Hours.From)), rep.Instant(day.ToDateTime(rep.Hours.To)));
                var worked = (to < ends ? to : ends) - (from > begins ? from : begins);
                total += worked > TimeSpan.Zero ? worked : TimeSpan.Zero;
            }
        }

        return total;
    }
}

using SdrBot.People;

namespace SdrBot.Coaching;

/// <summary>When a rep is asked to look back on the week: an hour before work ends on the last day that they work, by their own clock.</summary>
public static class WeekOfReflection
{
    private static readonly TimeSpan BeforeTheEnd = TimeSpan.FromHours(1);

    /// <summary>Nobody is asked later than this; the command still opens the questions.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(4);

    /// <summary>On so many days at the beginning of a week one still looks back on the week before.</summary>
    private const int StillBefore = 2;

    /// <summary>The Monday of the week that may be asked about now; null at any other time.</summary>
    public static DateOnly? Due(Rep rep, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(rep.LocalTime(now));
        var monday = LocalClock.MondayOf(today);
        if (!rep.WorksOn(today) || Enumerable.Range(1, 6).Select(today.AddDays).Any(d => d < monday.AddDays(7) && rep.WorksOn(d)))
        {
            return null;
        }

        var at = rep.Hours.To - rep.Hours.From > BeforeTheEnd ? rep.Hours.To.Add(-BeforeTheEnd) : rep.Hours.From;
        var due = rep.Instant(today.ToDateTime(at));
        return due <= now && now - due <= Grace ? monday : null;
    }

    /// <summary>The Monday of the week that somebody means who looks back on a day.</summary>
    public static DateOnly Meant(DateOnly today) => LocalClock.MondayOf(today.AddDays(-StillBefore));
}

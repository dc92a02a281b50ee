using System.Collections.Immutable;
using SdrBot.People;

namespace SdrBot.Digests;

/// <summary>When a rep's digest and recap are due, by the rep's own clock, working days and absence.</summary>
public static class DigestSchedule
{
    /// <summary>A digest that could not be said in time is still useful for so long.</summary>
    public static TimeSpan Grace => TimeSpan.FromHours(4);

    /// <summary>A recap is of use to nobody later than this after the end of work.</summary>
    public static TimeSpan RecapGrace => TimeSpan.FromHours(2);

    /// <summary>From here on the digest says that it comes late.</summary>
    public static TimeSpan Punctual => TimeSpan.FromMinutes(15);

    /// <summary>The rep's local day whose digest may be said now; null when it is too early, too late or no working day.</summary>
    public static DateOnly? DigestDay(Rep rep, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(rep.LocalTime(now));
        return rep.DigestAt is { } at && rep.WorksOn(day) && IsWithin(rep, day, at, Grace, now) && now < End(rep, day) ? day : null;
    }

    /// <summary>The rep's local day that has just ended and may be looked back on; null when it is too early, too late or no working day.</summary>
    public static DateOnly? RecapDay(Rep rep, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(rep.LocalTime(now));
        return rep.WorksOn(day) && IsWithin(rep, day, rep.Hours.To, RecapGrace, now) ? day : null;
    }

    /// <summary>Nobody was there to say the digest at its time; who switches it on later in the day gets it then, and that is not late.</summary>
    public static bool IsLate(Rep rep, DateOnly day, DateTimeOffset now, ImmutableArray<Outage> outages) =>
        rep.DigestAt is { } at && rep.Instant(day.ToDateTime(at)) is var due && now - due > Punctual && outages.Any(o => o.Covers(due));

    /// <summary>How many digests since the last one nobody was there to say. They are counted, never sent late by days.</summary>
    /// <param name="last">The day of the rep's last digest; null when there was none.</param>
    public static int Skipped(Rep rep, DateOnly? last, DateOnly today, ImmutableArray<Outage> outages)
    {
        if (last is not { } day || outages.IsEmpty || rep.DigestAt is not { } at)
        {
            return 0;
        }

        var skipped = 0;
        day = Later(day, DateOnly.FromDateTime(rep.LocalTime(outages.Min(o => o.From))).AddDays(-1));
        for (day = day.AddDays(1); day < today; day = day.AddDays(1))
        {
            skipped += rep.WorksOn(day) && outages.Any(o => o.Covers(rep.Instant(day.ToDateTime(at)))) ? 1 : 0;
        }

        return skipped;
    }

    /// <summary>The working day before, which "yesterday" means on a Monday.</summary>
    public static DateOnly WorkdayBefore(Rep rep, DateOnly day)
    {
        var before = day.AddDays(-1);
        for (var i = 0; i < 7 && !rep.Hours.Includes(before.DayOfWeek); i++)
        {
            before = before.AddDays(-1);
        }

        return before;
    }

    private static bool IsWithin(Rep rep, DateOnly day, TimeOnly at, TimeSpan grace, DateTimeOffset now) =>
        rep.Instant(day.ToDateTime(at)) is var due && due <= now && now - due <= grace;

    private static DateTimeOffset End(Rep rep, DateOnly day) => rep.Instant(day.ToDateTime(rep.Hours.To));

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}

/// <summary>A stretch of time in which the bot did not run.</summary>
public sealed record Outage(DateTimeOffset From, DateTimeOffset To)
{
    public bool Covers(DateTimeOffset instant) => instant > From && instant < To;
}

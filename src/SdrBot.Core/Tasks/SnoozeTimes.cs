using System.Collections.Immutable;
using System.Globalization;
using SdrBot.People;

namespace SdrBot.Tasks;

/// <summary>When "later today", "tomorrow" or "both" is, on the rep's own clock and in the rep's working hours.</summary>
public static class SnoozeTimes
{
    public const string LaterToday = "later_today";
    public const string Tomorrow = "tomorrow";

    /// <summary>Once later today and once tomorrow.</summary>
    public const string Both = "both";
    public const string NextWeek = "next_week";

    private static readonly TimeSpan Later = TimeSpan.FromHours(3);
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(30);
    private static readonly string[] MomentFormats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    public static IReadOnlyList<string> Choices { get; } = [LaterToday, Tomorrow, Both, NextWeek];

    /// <param name="when">A choice, however written (<c>later today</c>), or a local time as <c>2026-03-05T15:00</c> or <c>2026-03-05</c>.</param>
    /// <returns>One moment, or two for "both"; none when the words mean no time, or one that is out of reach.</returns>
    public static ImmutableArray<SnoozeTime> Resolve(string when, Rep rep, DateTimeOffset now)
    {
        var local = rep.LocalTime(now);
        return Key(when) switch
        {
            "LATER_TODAY" or "LATER" => [LaterOn(rep, local)],
            "TOMORROW" => [StartOf(rep, rep.Hours.WorkdayAfter(DateOnly.FromDateTime(local)))],
            "BOTH" => LaterOn(rep, local) is { HasTime: true } later ? [later, StartOf(rep, rep.Hours.WorkdayAfter(DateOnly.FromDateTime(local)))] : [LaterOn(rep, local)],
            "NEXT_WEEK" => [StartOf(rep, rep.Hours.WorkdayOnOrAfter(DateOnly.FromDateTime(local).AddDays(8 - Iso(local.DayOfWeek))))],
            _ => Exact(when, rep, DateOnly.FromDateTime(local)),
        };
    }

    /// <summary>Somebody asked for today, and there is no working time left in it.</summary>
    public static bool IsTooLateToday(string when, Rep rep, DateTimeOffset now) =>
        Key(when) is "LATER_TODAY" or "LATER" or "BOTH" && !LaterOn(rep, rep.LocalTime(now)).HasTime;

    private static string Key(string when) => string.Join('_', when.ToUpperInvariant().Split([' ', '_'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>In three hours, or still before work ends, or else on the next working day: never in somebody's evening.</summary>
    private static SnoozeTime LaterOn(Rep rep, DateTime local)
    {
        var today = DateOnly.FromDateTime(local);
        if (rep.Hours.Includes(today.DayOfWeek))
        {
            var (from, to) = (today.ToDateTime(rep.Hours.From), today.ToDateTime(rep.Hours.To));
            foreach (var at in new[] { Quarter(local + Later), Quarter(local + Soon) })
            {
                if (at < to)
                {
                    return new(rep.Instant(at < from ? from : at), HasTime: true);
                }
            }
        }

        return StartOf(rep, rep.Hours.WorkdayAfter(today));
    }

    private static ImmutableArray<SnoozeTime> Exact(string when, Rep rep, DateOnly today) =>
        DateTime.TryParseExact(when, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && LocalDay.IsNear(DateOnly.FromDateTime(moment), today) ? [new(rep.Instant(moment), HasTime: true)]
        : DateOnly.TryParseExact(when, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && LocalDay.IsNear(day, today) ? [StartOf(rep, day)]
        : [];

    private static SnoozeTime StartOf(Rep rep, DateOnly day) => new(rep.Instant(day.ToDateTime(rep.Hours.From)), HasTime: false);

    private static DateTime Quarter(DateTime at) => at.Date.AddMinutes(Math.Ceiling(at.TimeOfDay.TotalMinutes / 15) * 15);

    private static int Iso(DayOfWeek day) => day == DayOfWeek.Sunday ? 7 : (int)day;
}

/// <param name="HasTime">False when any hour of that day will do.</param>
public sealed record SnoozeTime(DateTimeOffset At, bool HasTime);

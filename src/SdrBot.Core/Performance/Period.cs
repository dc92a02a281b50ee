using SdrBot.People;

namespace SdrBot.Performance;

/// <summary>A stretch of somebody's local days, both ends among them.</summary>
public sealed record Period(DateOnly First, DateOnly Last)
{
    /// <summary>Monday to Sunday.</summary>
    public static Period Week(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new(monday, monday.AddDays(6));
    }

    public static Period Month(DateOnly day) => Months(new(day.Year, day.Month, 1), 1);

    public static Period Quarter(DateOnly day) => Months(new(day.Year, day.Month - ((day.Month - 1) % 3), 1), 3);

    /// <summary>The period of that name around a day.</summary>
    public static Period Of(string name, DateOnly day) => name switch
    {
        QuotaPeriod.Week => Week(day),
        QuotaPeriod.Quarter => Quarter(day),
        QuotaPeriod.Day => new(day, day),
        _ => Month(day),
    };

    /// <summary>The month before the one it begins in.</summary>
    public Period MonthBefore() => Month(First.AddDays(-1));

    /// <summary>As much of this month as has passed of another on a day: the last days count where this month is shorter.</summary>
    public Period Until(DateOnly day) => this with { Last = First.AddDays(day.Day - 1) is var end && end < Last ? end : Last };

    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>The instants in which it begins and has ended, by a rep's clock.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Instants(TimeZoneInfo zone) => (LocalClock.StartOf(zone, First), LocalClock.StartOf(zone, Last.AddDays(1)));

    private static Period Months(DateOnly first, int count) => new(first, first.AddMonths(count).AddDays(-1));
}

/// <summary>How long a quota runs.</summary>
public static class QuotaPeriod
{
    public const string Day = "day";
    public const string Week = "week";
    public const string Month = "month";
    public const string Quarter = "quarter";

    public static IReadOnlyList<string> All { get; } = [Day, Week, Month, Quarter];
}

using System.Collections.Immutable;
using System.Globalization;

namespace SdrBot.People;

/// <summary>The days and the local hours in which a person works.</summary>
public sealed record WorkingHours(ImmutableSortedSet<DayOfWeek> Days, TimeOnly From, TimeOnly To)
{
    public static WorkingHours Default { get; } =
        new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new TimeOnly(9, 0), new TimeOnly(18, 0));

    public bool Includes(DayOfWeek day) => Days.Contains(day);

    public bool Includes(DateTime local) => Includes(local.DayOfWeek) && TimeOnly.FromDateTime(local) >= From && TimeOnly.FromDateTime(local) < To;

    /// <summary>The same day when it is worked, else the next that is.</summary>
    public DateOnly WorkdayOnOrAfter(DateOnly day)
    {
        for (var i = 0; i < 7 && !Includes(day.DayOfWeek); i++)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    public DateOnly WorkdayAfter(DateOnly day) => WorkdayOnOrAfter(day.AddDays(1));

    /// <summary>Stored as <c>12345 09:00-18:00</c>, Monday being 1 and Sunday 7.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Concat(Days.Select(Iso).Order())} {From:HH:mm}-{To:HH:mm}");

    /// <returns>Null when the text is no such line, or ends before it begins.</returns>
    public static WorkingHours? Parse(string text) =>
        text.Split(' ', '-') is [var days, var from, var to]
            && days.Length > 0 && days.All(d => d is >= '1' and <= '7')
            && TimeOnly.TryParseExact(from, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
            && TimeOnly.TryParseExact(to, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end)
            && start < end
                ? new([.. days.Select(d => (DayOfWeek)((d - '0') % 7))], start, end)
                : null;

    public bool Equals(WorkingHours? other) => other is not null && Days.SetEquals(other.Days) && From == other.From && To == other.To;

    public override int GetHashCode() => HashCode.Combine(Days.Count, From, To);

    private static int Iso(DayOfWeek day) => day == DayOfWeek.Sunday ? 7 : (int)day;
}

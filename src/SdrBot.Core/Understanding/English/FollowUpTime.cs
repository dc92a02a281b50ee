using System.Globalization;

namespace SdrBot.Understanding.English;

/// <summary>When something is to happen, out of a time phrase.</summary>
internal static class FollowUpTime
{
    private const string Minutes = "yyyy-MM-ddTHH:mm";

    /// <summary><c>2026-03-05T15:00</c> or <c>2026-03-05</c>; null when the phrase names nothing ahead of now.</summary>
    public static string? Of(EntityValue value, DateTime now) => value switch
    {
        DateValue date => date.ToString(),
        InstantValue { Local: { Hour: 23, Minute: 59 } } endOfDay => DateOnly.FromDateTime(endOfDay.Local).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        InstantValue instant => instant.Local.ToString(Minutes, CultureInfo.InvariantCulture),
        TimeValue time => Next(time.Time, now),
        DurationValue { Length.TotalDays: >= 1 } length => DateOnly.FromDateTime(now.Add(length.Length)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DurationValue length => now.Add(length.Length).ToString(Minutes, CultureInfo.InvariantCulture),
        PeriodValue { Begin: DateValue begin } period => Within(begin, period, now),
        PeriodValue { Begin: { } begin } => Of(begin, now),
        PeriodValue { End: { } end } => Of(end, now),
        _ => null,
    };

    /// <summary>Whether the phrase lies wholly before today.</summary>
    public static bool IsPast(EntityValue value, DateTime now) => value switch
    {
        DateValue date => date.Date < DateOnly.FromDateTime(now),
        InstantValue instant => instant.Local < now.AddMinutes(-1),
        PeriodValue { End: DateValue end } => end.Date <= DateOnly.FromDateTime(now),
        PeriodValue { End: InstantValue end } => end.Local < now,
        _ => false,
    };

    private static string Next(TimeOnly time, DateTime now)
    {
        var today = now.Date + time.ToTimeSpan();
        return (today > now ? today : today.AddDays(1)).ToString(Minutes, CultureInfo.InvariantCulture);
    }

    // A period that has begun already means today.
    private static string Within(DateValue begin, PeriodValue period, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        return begin.Date < today && period.End is DateValue end && end.Date > today ? new DateValue(today).ToString() : begin.ToString();
    }
}

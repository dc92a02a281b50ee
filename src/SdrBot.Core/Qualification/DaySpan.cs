using System.Globalization;

namespace SdrBot.Qualification;

/// <summary>A day, or the days of a month, a quarter or any other time ahead: <c>2026-03-31</c>, <c>2026-04-01..2026-07-01</c>.</summary>
/// <param name="End">The day after the last.</param>
public sealed record DaySpan(DateOnly Begin, DateOnly End)
{
    private const string To = "..";
    private const string Day = "yyyy-MM-dd";

    public bool IsOneDay => End == Begin.AddDays(1);

    /// <summary>Exactly the days of a calendar quarter.</summary>
    public bool IsQuarter => Begin is { Day: 1, Month: 1 or 4 or 7 or 10 } && End == Begin.AddMonths(3);

    public bool IsMonth => Begin.Day == 1 && End == Begin.AddMonths(1);

    public bool IsYear => Begin is { Day: 1, Month: 1 } && End == Begin.AddYears(1);

    public DateOnly Last => End.AddDays(-1);

    /// <returns>Null when the value is none, or in the last year that the calendar has.</returns>
    public static DaySpan? Parse(string value)
    {
        var ends = value.Split(To, 2);
        return DateOnly.TryParseExact(ends[0], Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var begin)
            && DateOnly.TryParseExact(ends[^1], Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var end)
            && begin <= end && end.Year < DateOnly.MaxValue.Year
            ? new(begin, ends.Length == 1 ? end.AddDays(1) : end)
            : null;
    }

    public override string ToString() => IsOneDay
        ? Begin.ToString(Day, CultureInfo.InvariantCulture)
        : $"{Begin.ToString(Day, CultureInfo.InvariantCulture)}{To}{End.ToString(Day, CultureInfo.InvariantCulture)}";
}

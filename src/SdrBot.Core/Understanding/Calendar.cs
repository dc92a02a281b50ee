namespace SdrBot.Understanding;

/// <summary>A calendar unit that people count or name.</summary>
internal enum CalendarUnit
{
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Weekend,
    WorkWeek,
    Night,
    BusinessDay,
    Decade,
}

/// <summary>Calendar arithmetic that all languages share. Weeks start on Monday.</summary>
internal static class Calendar
{
    public static DateOnly WeekStart(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    public static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;

    /// <summary>The first such weekday on or after a day.</summary>
    public static DateOnly OnOrAfter(DateOnly date, DayOfWeek day) => date.AddDays(((int)day - (int)date.DayOfWeek + 7) % 7);

    /// <summary>The weekday in this week (0), the next (1), the last (-1).</summary>
    public static DateOnly InWeek(DateOnly today, DayOfWeek day, int shift) => WeekStart(today).AddDays((7 * shift) + FromMonday(day));

    /// <summary>The next such day of the year, today included; 29 February waits for a leap year. Null if there is none.</summary>
    public static DateOnly? Ahead(DateOnly today, int month, int day)
    {
        for (var year = today.Year; year <= today.Year + 8; year++)
        {
            if (Exact(year, month, day) is { } date && date >= today)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>The next such day of a month, today included.</summary>
    public static DateOnly? Ahead(DateOnly today, int day)
    {
        for (var month = 0; month < 12; month++)
        {
            var first = FirstOfMonth(today).AddMonths(month);
            if (Exact(first.Year, first.Month, day) is { } date && date >= today)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>The month in which this day of the month is that weekday: this month, else the next that fits.</summary>
    public static DateOnly? Fitting(DateOnly today, DayOfWeek weekday, int day)
    {
        for (var month = 0; month < 48; month++)
        {
            var first = FirstOfMonth(today).AddMonths(month);
            if (Exact(first.Year, first.Month, day) is { } date && date.DayOfWeek == weekday)
            {
                return date;
            }
        }

        return null;
    }

    public static DateOnly? Exact(int year, int month, int day) =>
        year is >= 1000 and < 3000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    public static DateOnly FirstOfMonth(DateOnly date) => new(date.Year, date.Month, 1);

    public static DateOnly FirstOfQuarter(DateOnly date) => new(date.Year, (((date.Month - 1) / 3) * 3) + 1, 1);

    /// <summary>The n-th such weekday of a month; -1 is the last.</summary>
    public static DateOnly? Nth(DateOnly firstOfMonth, DayOfWeek weekday, int nth)
    {
        var date = nth > 0
            ? OnOrAfter(firstOfMonth, weekday).AddDays(7 * (nth - 1))
            : OnOrAfter(firstOfMonth.AddMonths(1).AddDays(-7), weekday);
        return date.Month == firstOfMonth.Month ? date : null;
    }

    public static DateOnly AddBusinessDays(DateOnly date, int days)
    {
        var step = Math.Sign(days);
        for (var left = Math.Abs(days); left > 0;)
        {
            date = date.AddDays(step);
            left -= date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return date;
    }

    /// <summary>A two-digit year as people mean it.</summary>
    public static int FullYear(int twoDigits) => twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits;

    /// <summary>The span of a unit around a day, moved by so many units; the end is exclusive.</summary>
    public static (DateOnly Begin, DateOnly End)? Around(DateOnly today, CalendarUnit unit, int shift)
    {
        switch (unit)
        {
            case CalendarUnit.Week:
                return Long(WeekStart(today).AddDays(7 * shift), 7);
            case CalendarUnit.WorkWeek:
                return Long(WeekStart(today).AddDays(7 * shift), 5);
            case CalendarUnit.Weekend:
                return Long(WeekStart(today).AddDays((7 * shift) + 5), 2);
            case CalendarUnit.Fortnight:
                return Long(shift < 0 ? today.AddDays(-14) : WeekStart(today).AddDays(7 * shift), 14);
            case CalendarUnit.Month:
                var month = FirstOfMonth(today).AddMonths(shift);
                return (month, month.AddMonths(1));
            case CalendarUnit.Quarter:
                var quarter = FirstOfQuarter(today).AddMonths(3 * shift);
                return (quarter, quarter.AddMonths(3));
            case CalendarUnit.Year:
                var year = new DateOnly(today.Year + shift, 1, 1);
                return (year, year.AddYears(1));
            default:
                return null;
        }

        static (DateOnly, DateOnly) Long(DateOnly begin, int days) => (begin, begin.AddDays(days));
    }
}

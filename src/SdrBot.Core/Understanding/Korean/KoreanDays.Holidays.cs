using SdrBot.Understanding.English;
using W = SdrBot.Understanding.Korean.KoreanWords;

namespace SdrBot.Understanding.Korean;

/// <summary>Days with a name: "크리스마스", and by the moon "설날", "추석".</summary>
internal static partial class KoreanDays
{
    private static Reading<Day>? Holiday(string text, int at, DateOnly today)
    {
        if (W.Holidays.At(text, at) is { } fixedDay && fixedDay.Value.Split('-') is [var month, var day])
        {
            return Calendar.Ahead(today, int.Parse(month, System.Globalization.CultureInfo.InvariantCulture), int.Parse(day, System.Globalization.CultureInfo.InvariantCulture)) is { } date
                ? new(fixedDay.End, new Day(date, DayKind.Calendar, YearSaid: false))
                : null;
        }

        return W.LunarHolidays.At(text, at) is { } lunar && Lunar(lunar.Value, today) is { } found ? new(lunar.End, new Day(found, DayKind.Calendar, YearSaid: false)) : null;
    }

    // The next such day of the lunar calendar, whose leap month moves the count of months.
    private static DateOnly? Lunar(string value, DateOnly today)
    {
        var calendar = new System.Globalization.KoreanLunisolarCalendar();
        if (value.Split('-') is not [var month, var day]) { return null; }
        for (var year = today.Year - 1; year <= today.Year + 1; year++)
        {
            var noon = new DateTime(year, 1, 1, calendar);
            if (noon < calendar.MinSupportedDateTime || year >= calendar.GetYear(calendar.MaxSupportedDateTime)) { continue; }
            var (m, d) = (int.Parse(month, System.Globalization.CultureInfo.InvariantCulture), int.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
            var leap = calendar.GetLeapMonth(year);
            var date = DateOnly.FromDateTime(calendar.ToDateTime(year, leap > 0 && m >= leap ? m + 1 : m, d, 12, 0, 0, 0));
            if (date >= today) { return date; }
        }

        return null;
    }
}

using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

/// <summary>Single days in Japanese: 明日, 来週の火曜, 来月20日, 3月5日, 三日後, 4月の第1月曜日.</summary>
internal static class JapaneseDays
{
    public static Reading<DateOnly>? Read(string text, int at, DateOnly today)
    {
        Reading<DateOnly>? best = null;
        Consider(Weekday(text, at, today));
        Consider(Relative(text, at, today));
        Consider(JapaneseDates.Read(text, at, today));
        Consider(Nth(text, at, today));
        Consider(BareDay(text, at, today));
        return best is { } day ? Trailing(text, day, today) : null;

        void Consider(Reading<DateOnly>? reading)
        {
            if (reading is { } found && found.End > (best?.End ?? 0)) { best = found; }
        }
    }

    private static Reading<DateOnly>? Relative(string text, int at, DateOnly today) =>
        W.AfterWeekend.At(text, at) is { } monday ? new(monday.End, Calendar.InWeek(today, DayOfWeek.Monday, monday.Value))
        : W.RelativeDays.At(text, at) is { } day && !(at > 0 && text[at - 1] is '毎' or '連') ? new(day.End, today.AddDays(day.Value))
        : null;

    // "火曜", "来週の火曜日", "次の金曜日", "この金曜", "再来週月曜"
    private static Reading<DateOnly>? Weekday(string text, int at, DateOnly today)
    {
        if (W.Weekdays.At(text, at) is { } plain)
        {
            return at > 0 && text[at - 1] == '毎' ? null : new(plain.End, Calendar.OnOrAfter(today.AddDays(1), (DayOfWeek)plain.Value));
        }

        if (W.Weeks.At(text, at) is { } week && W.Weekdays.At(text, W.Join(text, week.End)) is { } within)
        {
            return new(within.End, Calendar.InWeek(today, (DayOfWeek)within.Value, week.Value));
        }

        if (W.Demonstratives.At(text, at) is not { } shift || W.Weekdays.At(text, W.Skip(text, shift.End)) is not { } named)
        {
            return null;
        }

        // この金曜 is the one ahead, 次の that of next week.
        return new(named.End, shift.Value == 0 ? Calendar.OnOrAfter(today, (DayOfWeek)named.Value) : Calendar.InWeek(today, (DayOfWeek)named.Value, shift.Value));
    }

    // "来月の第2火曜日", "4月最後の月曜日", "来月の最初の金曜日"
    private static Reading<DateOnly>? Nth(string text, int at, DateOnly today)
    {
        if (JapaneseDates.Month(text, at, today) is not { } month)
        {
            return null;
        }

        var next = W.Join(text, month.End);
        var nth = W.LastOfMonth.At(text, next) is { } last ? new Reading<int>(last.End, -1)
            : W.FirstOfMonth.At(text, next) is { } first ? new(first.End, 1)
            : W.Is(text, next, "第") && W.Small(text, next + 1) is { Value: >= 1 and <= 5 } number ? number
            : default(Reading<int>?);
        if (nth is not { } which || W.Weekdays.At(text, W.Join(text, which.End)) is not { } weekday)
        {
            return null;
        }

        var year = month.Value.Year ?? today.Year;
        var date = Calendar.Nth(new DateOnly(year, month.Value.Month, 1), (DayOfWeek)weekday.Value, which.Value);
        if (month.Value.Year is null && date < today) { date = Calendar.Nth(new DateOnly(year + 1, month.Value.Month, 1), (DayOfWeek)weekday.Value, which.Value); }
        return date is { } found ? new(weekday.End, found) : null;
    }

    // "12日", "21日木曜日": this month's or the next that fits.
    private static Reading<DateOnly>? BareDay(string text, int at, DateOnly today)
    {
        var month = W.Demonstratives.At(text, at) is null ? JapaneseDates.DayOfMonth(text, at) : null;
        if (month is not { } day || (W.MonthDays.At(text, at) is not null && !W.Is(text, day.End, "に")))
        {
            return null;
        }

        if (W.Is(text, day.End, "後") || W.Is(text, day.End, "前") || W.Is(text, day.End, "で") && !W.Is(text, day.End, "です") && !W.Is(text, day.End, "でも"))
        {
            return null;
        }

        var date = WeekdayAfter(text, day.End) is { } weekday ? Calendar.Fitting(today, (DayOfWeek)weekday.Value, day.Value) ?? Calendar.Ahead(today, day.Value) : Calendar.Ahead(today, day.Value);
        return date is { } found ? new(day.End, found) : null;
    }

    // The weekday or the date in parentheses that people add: "3月5日（木）", "2018年1月21日 日曜日", "今週の金曜日（6月15日）".
    private static Reading<DateOnly> Trailing(string text, Reading<DateOnly> day, DateOnly today)
    {
        if (WeekdayAfter(text, day.End) is { } weekday)
        {
            return day with { End = weekday.End };
        }

        var at = W.Skip(text, day.End);
        if (at < text.Length && text[at] is '(' or '[' && JapaneseDates.Read(text, at + 1, today) is { } exact && exact.End < text.Length && text[exact.End] is ')' or ']')
        {
            return new(exact.End + 1, exact.Value);
        }

        return day;
    }

    private static Reading<int>? WeekdayAfter(string text, int at)
    {
        var next = W.Skip(text, at);
        if (next < text.Length && text[next] is '(' or '[' && W.ShortWeekdays.At(text, next + 1) is { } letter)
        {
            var close = W.Weekdays.At(text, next + 1)?.End ?? letter.End;
            return close < text.Length && text[close] is ')' or ']' ? new(close + 1, letter.Value) : null;
        }

        return W.Weekdays.At(text, W.Join(text, at)) ?? (next < text.Length && text[next] is 'の' ? W.Weekdays.At(text, next + 1) : null);
    }
}

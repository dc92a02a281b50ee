using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

internal static partial class JapaneseWhen
{
    // "3月5日から8日まで", "14時〜15時", "明日10時から12時の間", "14-15時", "1月から3月"
    private static Reading<Found>? Range(string text, int at, DateTime now, Reading<Found>? single)
    {
        if (Inside(text, at, now) is { } inside)
        {
            return inside;
        }

        if (Hours(text, at) is { } hours)
        {
            return hours;
        }

        if (single is not { } first || Edge(first.Value.Value) is not { } begin || W.To.At(text, W.Skip(text, first.End)) is not { } to || IsHyphenAfterNumber(text, first.End, to))
        {
            return null;
        }

        var reference = begin switch { DateValue date => date.Date.ToDateTime(TimeOnly.MinValue), InstantValue instant => instant.Local.Date, _ => now };
        if (Single(text, W.Skip(text, to.End), reference) is not { } second || Edge(second.Value.Value) is not { } end || Between(begin, end) is not { } found)
        {
            return null;
        }

        return new(W.Until.At(text, second.End)?.End ?? second.End, found);
    }

    // Only what stands as a day or a time has edges; a length has none.
    private static EntityValue? Edge(EntityValue value) => value switch
    {
        DateValue or InstantValue or TimeValue => value,
        PeriodValue { Begin: DateValue begin } => begin,
        _ => null,
    };

    private static bool IsHyphenAfterNumber(string text, int end, Reading<string> to) => text[to.End - 1] is '-' or 'ー' && !W.IsDigit(text, end - 1) && !(end > 0 && text[end - 1] is '時' or '分' or '日' or '月' or '半');

    private static Found? Between(EntityValue begin, EntityValue end)
    {
        switch (begin, end)
        {
            case (DateValue from, DateValue to):
                while (to.Date <= from.Date && to.Date.Year < 2900) { to = new DateValue(to.Date.AddYears(1)); }
                return new(EntityType.DateRange, new PeriodValue(from, to));
            case (TimeValue from, TimeValue to):
                return new(EntityType.TimeRange, new PeriodValue(from, new TimeValue(Later(from.Time, to.Time))));
            case (InstantValue from, TimeValue to):
                var last = from.Local.Date + Later(TimeOnly.FromDateTime(from.Local), to.Time).ToTimeSpan();
                return new(EntityType.DateTimeRange, new PeriodValue(from, new InstantValue(last > from.Local ? last : last.AddDays(1))));
            case (InstantValue from, InstantValue to) when to.Local > from.Local:
                return new(EntityType.DateTimeRange, new PeriodValue(from, to));
            default:
                return null;
        }
    }

    // "11時から4時": four in the afternoon.
    private static TimeOnly Later(TimeOnly from, TimeOnly to) => to <= from && to.Hour < 12 && to.AddHours(12) > from ? to.AddHours(12) : to;

    // "14-15時", "10~12時"
    private static Reading<Found>? Hours(string text, int at)
    {
        if (!W.IsDigit(text, at) || W.IsDigit(text, at - 1) || W.Small(text, at) is not { Value: <= 24 } first || first.End - at > 2 || W.To.At(text, first.End) is not { } to || W.IsHiragana(text, first.End)
            || JapaneseClock.Read(text, to.End) is not { } last || !W.IsDigit(text, to.End) || JapaneseClock.Read($"{first.Value}時", 0) is not { } begin)
        {
            return null;
        }

        return new(W.Until.At(text, last.End)?.End ?? last.End, new Found(EntityType.TimeRange, new PeriodValue(new TimeValue(begin.Value.Time), new TimeValue(Later(begin.Value.Time, last.Value.Time)))));
    }

    // "明日から", "15時以降", "金曜日まで"
    private static Reading<Found>? Open(string text, Reading<Found>? single)
    {
        if (single is not { } edge || W.OpenEnds.At(text, edge.End) is not { } open)
        {
            return null;
        }

        return edge.Value.Value switch
        {
            DateValue date => Opened(EntityType.DateRange, date, date),
            InstantValue instant => Opened(EntityType.DateTimeRange, instant, instant),
            TimeValue time => Opened(EntityType.TimeRange, time, time),
            PeriodValue { Begin: DateValue begin, End: DateValue end } => Opened(EntityType.DateRange, begin, W.Is(text, edge.End, "以前") ? begin : end),
            _ => null,
        };

        Reading<Found>? Opened(EntityType type, EntityValue begin, EntityValue end) =>
            new(open.End, new Found(type, open.Value == "before" ? new PeriodValue(null, end) : new PeriodValue(begin, null)));
    }
}

using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>Finds dates, times, lengths and periods in an English line; forward-looking from a local "now".</summary>
internal static class EnglishWhen
{
    private readonly record struct Found(EntityType Type, EntityValue Value);

    public static void Read(Line line, DateTime now, List<Entity> into)
    {
        for (var at = 0; at < line.Count;)
        {
            if (Phrase(line, at, now) is not { } phrase)
            {
                at++;
                continue;
            }

            into.Add(line.Found(at, phrase.End, phrase.Value.Type, phrase.Value.Value));
            at = phrase.End;
        }
    }

    private static Reading<Found>? Phrase(Line line, int at, DateTime now) => Range(line, at, now) ?? Open(line, at, now) ?? Single(line, at, now);

    private static Reading<Found>? Single(Line line, int at, DateTime now)
    {
        if (at >= line.Count || (!line.IsWord(at) && !line.IsDigits(at) && line[at] is not ("=" or "½" or "¼" or "¾")))
        {
            return null;
        }

        var today = DateOnly.FromDateTime(now);
        return Now(line, at, now) ?? EndOfDay(line, at, today) ?? Offset(line, at, now) ?? Longest(line, at, today);
    }

    // A moment and a period may begin alike ("March 3", "March 2027"): the one that explains more words is meant.
    private static Reading<Found>? Longest(Line line, int at, DateOnly today)
    {
        var moment = EnglishMoments.Read(line, at, today);
        var period = EnglishPeriods.Read(line, at, today);
        var duration = EnglishDurations.Read(line, at);
        if (moment is { } said && said.End >= (period?.End ?? 0) && said.End >= (duration?.End ?? 0))
        {
            var (type, value) = said.Value.Resolve();
            return new(said.End, new Found(type, value));
        }

        if (period is { } days && days.End >= (duration?.End ?? 0))
        {
            return new(days.End, new Found(EntityType.DateRange, new PeriodValue(new DateValue(days.Value.Begin), new DateValue(days.Value.End))));
        }

        return duration is { } span ? new(span.End, new Found(EntityType.Duration, new DurationValue(TimeSpan.FromSeconds(span.Value.TotalSeconds)))) : null;
    }

    private static Reading<Found>? Now(Line line, int at, DateTime now)
    {
        var end = line[at] switch
        {
            "now" or "asap" => at + 1,
            "right" when line[at + 1] == "now" => at + 2,
            "as" when line[at + 1] == "soon" && line[at + 2] == "as" && line[at + 3] == "possible" => at + 4,
            "at" when line[at + 1] == "present" => at + 2,
            "at" when line[at + 1] is "the" or "this" && line[at + 2] is "moment" or "minute" => at + 3,
            "at" when line[at + 1] is "this" && line[at + 2] is "time" => at + 3,
            "at" when line[at + 1] is "the" && line[at + 2] is "present" && line[at + 3] == "time" => at + 4,
            _ => -1,
        };
        return end < 0 ? null : new(end, new Found(EntityType.DateTime, new InstantValue(Whole(now))));
    }

    private static DateTime Whole(DateTime now) => new(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);

    private static Reading<Found>? EndOfDay(Line line, int at, DateOnly today)
    {
        var start = line[at] == "the" ? at + 1 : at;
        if (line[start] != "end" || line[start + 1] != "of")
        {
            return null;
        }

        var isThe = line[start + 2] == "the";
        var dayAt = isThe ? start + 3 : start + 2;
        var (end, date) = line[dayAt] is "day" or "business" ? (line[dayAt] == "business" && line[dayAt + 1] == "day" ? dayAt + 2 : dayAt + 1, today)
            : EnglishDays.Read(line, dayAt, today) is { Value.Kind: DayKind.Relative or DayKind.Weekday } day ? (day.End, day.Value.Date)
            : (-1, today);
        if (end < 0)
        {
            return null;
        }

        if (line[dayAt] is "day" or "business" && EnglishDays.Read(line, line[end] == "on" ? end + 1 : end, today) is { Value.Kind: DayKind.Relative or DayKind.Weekday } named)
        {
            (end, date) = (named.End, named.Value.Date);
        }

        return new(end, new Found(EntityType.DateTime, new InstantValue(date.ToDateTime(new TimeOnly(23, 59, 59)))));
    }

    // "in 3 days", "two weeks from tomorrow", "an hour ago", "Monday two weeks from now", "two Sundays from now"
    private static Reading<Found>? Offset(Line line, int at, DateTime now)
    {
        if (Weekdays(line, at, DateOnly.FromDateTime(now)) is { } weekdays)
        {
            return weekdays;
        }

        var leading = EnglishDays.WeekdayNamed(line, at);
        var start = leading is null ? at : line[at + 1] is "," or "in" ? at + 2 : at + 1;
        if (leading is not null && line[start - 1] == "in") { start--; }
        if (Shift(line, start, now) is not { } shift)
        {
            return null;
        }

        var (end, moment, isDay, isLong) = (shift.End, shift.Value.Moment, shift.Value.Span.IsDays, shift.Value.Span.Months != 0);
        var trailing = leading is null && line[end] == "on" ? EnglishDays.WeekdayNamed(line, end + 1) : null;
        if (isDay && (leading ?? trailing) is { } weekday)
        {
            var date = DateOnly.FromDateTime(moment);
            date = isLong ? Calendar.OnOrAfter(date, weekday) : Calendar.InWeek(date, weekday, 0);
            (moment, end) = (date.ToDateTime(TimeOnly.MinValue), trailing is null ? end : end + 2);
        }

        if (isDay && line[end] is "at" or "@" && EnglishClock.Read(line, end + 1) is { } clock)
        {
            return new(clock.End, new Found(EntityType.DateTime, new InstantValue(moment.Date + clock.Value.Resolve(null).ToTimeSpan())));
        }

        return isDay
            ? new(end, new Found(EntityType.Date, new DateValue(DateOnly.FromDateTime(moment))))
            : new(end, new Found(EntityType.DateTime, new InstantValue(Whole(moment))));
    }

    private static Reading<(DateTime Moment, Span Span)>? Shift(Line line, int at, DateTime now)
    {
        var isIn = line[at] is "in" or "within";
        var start = isIn ? at + 1 : at;
        start = isIn && line[start] is "the" or "about" or "around" ? start + 1 : start;
        if (EnglishDurations.Read(line, start) is not { } span || W.Whole.Contains(line[start]))
        {
            return null;
        }

        var end = span.End;
        switch (line[end])
        {
            case "ago":
                return new(end + 1, (span.Value.From(now, -1), span.Value));
            case "later" or "hence" or "out" when line[end] != "out" || !line.IsWord(end + 1):
                return new(end + 1, (span.Value.From(now, 1), span.Value));
            case "from" or "after" or "before":
                if (line[end] == "from" && line[end + 1] == "now")
                {
                    return new(end + 2, (span.Value.From(now, 1), span.Value));
                }

                if (EnglishDays.Read(line, end + 1, DateOnly.FromDateTime(now)) is { } day)
                {
                    return new(day.End, (span.Value.From(day.Value.Date.ToDateTime(TimeOnly.MinValue), line[end] == "before" ? -1 : 1), span.Value));
                }

                break;
        }

        return isIn && line[at - 1] is not ("once" or "twice") ? new(end, (span.Value.From(now, 1), span.Value)) : null;
    }

    private static Reading<Found>? Weekdays(Line line, int at, DateOnly today)
    {
        if (EnglishNumbers.Small(line, at) is not { Value: >= 1 and <= 50 } count || EnglishDays.WeekdayNamed(line, count.End) is not { } weekday)
        {
            return null;
        }

        var end = line[count.End + 1] == "from" && line[count.End + 2] is "now" or "today" ? count.End + 3
            : line[count.End + 1] is "later" or "hence" ? count.End + 2
            : -1;
        return end < 0 ? null
            : new(end, new Found(EntityType.Date, new DateValue(Calendar.OnOrAfter(today.AddDays(1), weekday).AddDays(7 * (count.Value - 1)))));
    }

    // "from March 3 to March 5", "Jan-Feb 2027", "between today and Friday"
    private static Reading<Found>? Range(Line line, int at, DateTime now)
    {
        var isLed = line[at] is "from" or "between";
        if (isLed is false && !line.IsWord(at) && !line.IsDigits(at))
        {
            return null;
        }

        var start = isLed ? at + 1 : at;
        if (Single(line, start, now) is not { Value.Type: EntityType.Date or EntityType.DateRange } first
            || !(line[first.End] is "to" or "-" or "until" or "till" or "through" or "thru" || (line[at] == "between" && line[first.End] == "and"))
            || (line[first.End] == "-" && !isLed && line.IsDigits(start) && line.IsGlued(first.End) && line[start + 1] != "/")
            || Single(line, first.End + 1, now) is not { Value.Type: EntityType.Date or EntityType.DateRange } last
            || Begin(first.Value.Value) is not { } begin || Begin(last.Value.Value) is not { } end)
        {
            return null;
        }

        // The first of the two takes the year of the second, the second never lies before the first.
        while (end.Date <= begin.Date)
        {
            end = new DateValue(end.Date.AddYears(1));
        }

        return new(last.End, new Found(EntityType.DateRange, new PeriodValue(begin, end)));
    }

    private static DateValue? Begin(EntityValue value) => value switch
    {
        DateValue date => date,
        PeriodValue { Begin: DateValue begin } => begin,
        _ => null,
    };

    // "since August", "after Friday", "before 4pm"
    private static Reading<Found>? Open(Line line, int at, DateTime now)
    {
        var isFrom = line[at] is "since" or "after";
        if (!isFrom && line[at] is not ("before" or "until" or "till")
            || line[at - 1] is "day" or "week" or "month" or "year" || Single(line, at + 1, now) is not { } edge)
        {
            return null;
        }

        return edge.Value.Value switch
        {
            DateValue date => Opened(EntityType.DateRange, date),
            InstantValue instant => Opened(EntityType.DateTimeRange, instant),
            TimeValue time => Opened(EntityType.TimeRange, time),
            PeriodValue { Begin: DateValue begin, End: { } end } => Opened(EntityType.DateRange, line[at] == "after" ? end : begin),
            PeriodValue { Begin: { } begin, End: { } end } period => Opened(
                period.Begin is InstantValue ? EntityType.DateTimeRange : EntityType.TimeRange, line[at] == "after" ? end : begin, period.Part),
            _ => null,
        };

        Reading<Found>? Opened(EntityType type, EntityValue boundary, PartOfDay? part = null) =>
            new(edge.End, new Found(type, isFrom ? new PeriodValue(boundary, null, part) : new PeriodValue(null, boundary, part)));
    }
}

using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>A day, a clock time and a part of the day said together in any order, as far as they were said.</summary>
internal sealed class Moment
{
    public Day? Day { get; set; }

    public ClockTime? Clock { get; set; }

    public ClockTime? ClockEnd { get; set; }

    public DayPart? Part { get; set; }

    public bool IsEmpty => Day is null && Clock is null && Part is null;

    /// <summary>What it all means.</summary>
    public (EntityType Type, EntityValue Value) Resolve()
    {
        var date = Day?.Date ?? Part?.Date;
        if (Clock is { } clock)
        {
            return ClockEnd is { } end ? Range(date, clock, end)
                : date is { } day ? (EntityType.DateTime, new InstantValue(day.ToDateTime(clock.Resolve(Part?.Part))))
                : (EntityType.Time, new TimeValue(clock.Resolve(Part?.Part)));
        }

        if (Part is not { } part)
        {
            return (EntityType.Date, new DateValue(date!.Value));
        }

        var (from, to) = part.Window;
        return Between(date, from, to, part.Part);
    }

    private (EntityType, EntityValue) Range(DateOnly? date, ClockTime first, ClockTime last)
    {
        var end = last.Resolve(Part?.Part);
        var begin = first.Half == HalfOfDay.Unsaid && last.Half is HalfOfDay.Am or HalfOfDay.Pm
            ? (first with { Half = last.Half }).Resolve(null)
            : first.Resolve(Part?.Part);
        if (begin >= end && first.Half == HalfOfDay.Unsaid && (first with { Half = HalfOfDay.Am }).Resolve(null) < end)
        {
            begin = (first with { Half = HalfOfDay.Am }).Resolve(null);
        }
        else if (begin >= end && last.Half == HalfOfDay.Unsaid && (last with { Half = HalfOfDay.Pm }).Resolve(null) > begin)
        {
            end = (last with { Half = HalfOfDay.Pm }).Resolve(null);
        }

        return Between(date, begin, end, null);
    }

    private static (EntityType, EntityValue) Between(DateOnly? date, TimeOnly from, TimeOnly to, PartOfDay? part) => date is { } day
        ? (EntityType.DateTimeRange, new PeriodValue(new InstantValue(day.ToDateTime(from)), new InstantValue(day.ToDateTime(to)), part))
        : (EntityType.TimeRange, new PeriodValue(new TimeValue(from), new TimeValue(to), part));
}

/// <summary>Puts days, clock times and parts of the day together.</summary>
internal static class EnglishMoments
{
    public static Reading<Moment>? Read(Line line, int at, DateOnly today)
    {
        var moment = new Moment();
        var end = at;
        while (end - at < 40)
        {
            var next = moment.IsEmpty ? at : Connected(line, end);
            if ((Add(moment, line, next, today) ?? (next > end ? Add(moment, line, end, today) : null)) is not { } added)
            {
                break;
            }

            end = added;
        }

        return moment.IsEmpty ? null : new(end, moment);
    }

    private static int Connected(Line line, int at)
    {
        var next = at;
        while (next - at < 3 && line[next] is "," or "-" or "(" or ")" or "@" or "at" or "on" or "around" or "about" or "of" or "by" or "approx")
        {
            next++;
        }

        return next;
    }

    private static int? Add(Moment moment, Line line, int at, DateOnly today)
    {
        if (at >= line.Count)
        {
            return null;
        }

        if (moment.Clock is null && ClockRange(moment, line, at, today) is { } range)
        {
            return range;
        }

        if (EnglishDays.Read(line, at, today) is { } day && !(moment.Day is null && IsDecimalClock(line, at)))
        {
            return Merge(moment, day);
        }

        if (moment.Day is null && BareDay(moment, line, at, today) is { } bare)
        {
            moment.Day = new Day(bare.Value, DayKind.Ordinal);
            return bare.End;
        }

        if (moment is { Clock: null, Part: null } && line[at] == "mid" && EnglishClock.Read(line, at) is { } middle)
        {
            moment.Clock = middle.Value;
            return middle.End;
        }

        // "1 o'clock midnight", "first Monday evening of next month"
        if (moment is { Clock: { Half: HalfOfDay.Unsaid }, Part: null } && line[at] == "midnight")
        {
            moment.Part = new DayPart(PartOfDay.NightTime, null, null);
            return at + 1;
        }

        if (moment.Part is null && EnglishParts.Read(line, at, today, moment.Day is not null) is { } part
            && (part.Value.Date is null || moment.Day is null || moment.Day.Value.Date == part.Value.Date))
        {
            moment.Part = part.Value;
            return part.End;
        }

        if (moment.Clock is null && EnglishClock.Read(line, at) is { } clock && (!clock.Value.Plain || MayBeClock(moment, line, at, clock, today)))
        {
            moment.Clock = clock.Value;
            return clock.End;
        }

        return null;
    }

    private static bool IsDecimalClock(Line line, int at) => EnglishClock.Read(line, at) is { Value: { Plain: false, Half: not HalfOfDay.Unsaid } } && line[at + 1] == ".";

    private static int? Merge(Moment moment, Reading<Day> day)
    {
        if (moment.Day is not { } known)
        {
            if (moment.Part?.Date is { } partDate && partDate != day.Value.Date) { return null; }
            moment.Day = day.Value;
            return day.End;
        }

        if (known.Kind == DayKind.Calendar || day.Value.Kind != DayKind.Calendar)
        {
            return known.Date == day.Value.Date || (known.Kind == DayKind.Calendar && day.Value.Kind == DayKind.Weekday) ? day.End : null;
        }

        // "this Friday 5/12" means this year even when the day has gone by.
        moment.Day = known.This && !day.Value.YearSaid && known.Date.Year < day.Value.Date.Year
            ? day.Value with { Date = Calendar.Exact(known.Date.Year, day.Value.Date.Month, day.Value.Date.Day) ?? day.Value.Date }
            : day.Value;
        return day.End;
    }

    // "on 15 at 8:00", "8pm on 15": a mere number is a day only beside a clock time.
    private static Reading<DateOnly>? BareDay(Moment moment, Line line, int at, DateOnly today)
    {
        if (line.Value(at) is not (>= 1 and <= 31) || line.Length(at) > 2 || line[at - 1] is not ("on" or "the") || (line.IsGlued(at + 1) && line[at + 1] is ":" or "." or "/" && line.IsDigits(at + 2)))
        {
            return null;
        }

        var clockFollows = EnglishClock.Read(line, Connected(line, at + 1)) is { } clock && (!clock.Value.Plain || line[at + 1] == "at") && Connected(line, at + 1) > at + 1;
        var isAfterClock = moment.Clock is not null && !line.IsWord(at + 1);
        return (clockFollows || isAfterClock) && Calendar.Ahead(today, line.Value(at)) is { } date ? new(at + 1, date) : null;
    }

    private static bool MayBeClock(Moment moment, Line line, int at, Reading<ClockTime> clock, DateOnly today)
    {
        if (clock.Value.Hour is < 1 or > 24)
        {
            return false;
        }

        if (line[clock.End] is "in" && line[clock.End + 1] is "the" && W.Parts.ContainsKey(line[clock.End + 2]))
        {
            return true;
        }

        if (line[clock.End] == "," && W.Tonight.Contains(line[clock.End + 1]))
        {
            return true;
        }

        return (line[at - 1] is "at" or "@" || (line[at - 1] is "around" or "about" or "by" && moment.Day is not null)) && EndsTime(line, clock.End, today);
    }

    // What may follow a bare "at 5": nothing, punctuation, or words that go on about the time.
    private static bool EndsTime(Line line, int at, DateOnly today) =>
        at >= line.Count
        || (!line.IsWord(at) && !line.IsDigits(at) && line[at] is not ("%" or "$" or "€" or "/" or "°") && !(line[at] is "-" or "." or ":" && line.IsDigits(at + 1) && line.IsGlued(at + 1)))
        || line[at] is "on" or "in" or "for" or "with" or "and" or "or" or "to" or "until" or "if" or "please" or "sharp" or "then" or "so" or "but" or "est" or "pst" or "their" or "about" or "re"
        || EnglishDays.Read(line, at, today) is not null || EnglishParts.Read(line, at, today, true) is not null;

    // "3-5pm", "from 9 to 11", "between 10 and 11:30", "five to seven today"
    private static int? ClockRange(Moment moment, Line line, int at, DateOnly today)
    {
        var isLed = line[at] is "from" or "between";
        var start = isLed ? at + 1 : at;
        if (EnglishClock.Read(line, start) is not { } first || first.Value.Hour > 24
            || !(line[first.End] is "to" or "-" or "until" or "till" or "til" || (line[at] == "between" && line[first.End] == "and"))
            || EnglishClock.Read(line, first.End + 1) is not { } last || (line.IsGlued(last.End) && line[last.End] is "-" or "/" or ":")
            || (line.IsGlued(start) && line[start - 1] is "-" or "/"))
        {
            return null;
        }

        var arePlain = first.Value.Plain && last.Value.Plain;
        var day = EnglishDays.Read(line, last.End, today);
        if (arePlain && !((moment.Day is not null || day is not null) && EndsTime(line, last.End, today) && first.Value.Hour <= 12 && last.Value.Hour <= 12))
        {
            return null;
        }

        moment.Clock = first.Value;
        moment.ClockEnd = last.Value;
        return last.End;
    }
}

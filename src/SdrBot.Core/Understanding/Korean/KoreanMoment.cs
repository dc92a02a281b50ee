using SdrBot.Understanding.English;
using static SdrBot.Understanding.Korean.KoreanText;
using W = SdrBot.Understanding.Korean.KoreanWords;

namespace SdrBot.Understanding.Korean;

/// <summary>A day, a time or a part of the day, or what of them was said together.</summary>
internal readonly record struct Moment(DateOnly? Date, DayPart? Part, ClockTime? Clock, PeriodValue? Period = null, bool YearSaid = true)
{
    public (EntityType Type, EntityValue Value) Resolve()
    {
        if (Period is not null) { return (MixedWords.TypeOf(Period), Period); }
        if (Clock is { } clock)
        {
            return Date is { } day ? (EntityType.DateTime, new InstantValue(At(day, clock))) : (EntityType.Time, new TimeValue(clock.Time));
        }

        if (Part is { } part)
        {
            var (begin, end) = part.Window;
            return Date is { } day
                ? (EntityType.DateTimeRange, new PeriodValue(new InstantValue(day.ToDateTime(begin)), new InstantValue(day.ToDateTime(end)), part.Part))
                : (EntityType.TimeRange, new PeriodValue(new TimeValue(begin), new TimeValue(end), part.Part));
        }

        return (EntityType.Date, new DateValue(Date!.Value));
    }

    public static DateTime At(DateOnly day, ClockTime clock) => (clock.IsNextDay ? day.AddDays(1) : day).ToDateTime(clock.Time);
}

/// <summary>Reads a day with its time: "내일 오후 3시", "다음 주 수요일 저녁", "tomorrow 3시", "오전 11시 반".</summary>
internal sealed class KoreanMoments(string text, DateOnly today, IReadOnlyDictionary<int, (int End, EntityValue Value)> english)
{
    public Reading<Moment>? Read(int at)
    {
        if (Day(at) is { } day)
        {
            var moment = WithTime(day.End, day.Value.Date);
            return moment with { Value = moment.Value with { YearSaid = day.Value.YearSaid } };
        }

        if (Clock(at) is { } clock)
        {
            return new(clock.End, new Moment(null, null, clock.Value));
        }

        return Part(at) is { } part && IsPartAlone(at, part.End) ? new(part.End, new Moment(null, part.Value, null)) : null;
    }

    /// <summary>A time of day or a part of the day behind its day.</summary>
    public Reading<Moment> WithTime(int end, DateOnly day)
    {
        var next = Skip(text, end);
        if (Is(text, next, "에") || Is(text, next, "의") || Is(text, next, "날")) { next = Skip(text, next + 1); }
        if (At(text, next) == ',') { next = Skip(text, next + 1); }
        if (Clock(next) is { } clock) { return new(clock.End, new Moment(day, null, clock.Value)); }
        if (Part(next) is { } part && W.EndsWell(text, part.End))
        {
            // "내일 오전에 10시"
            var hour = Is(text, part.End, "에") ? Skip(text, part.End + 1) : -1;
            return hour > 0 && IsDigitAt(text, hour) && Clock(hour) is { Value.IsOpen: true } late
                ? new(late.End, new Moment(day, null, KoreanClock.Read($"{(part.Value.Part is PartOfDay.Morning ? "오전" : "오후")} {text[hour..late.End]}", 0)?.Value ?? late.Value))
                : new(part.End, new Moment(day, part.Value, null));
        }

        return Edge(next, day) is { } edge ? edge : new(end, new Moment(day, null, null));
    }

    private Reading<Day>? Day(int at) =>
        KoreanDays.Read(text, at, today) is { } day ? day
        : english.TryGetValue(at, out var foreign) && foreign.Value is DateValue date ? new(foreign.End, new Day(date.Date, DayKind.Calendar))
        : null;

    public Reading<ClockTime>? Clock(int at) =>
        KoreanClock.Read(text, at) ?? (english.TryGetValue(at, out var foreign) && foreign.Value is TimeValue time ? new(foreign.End, new ClockTime(time.Time, false, false)) : null);

    // "이른 아침", "오후 늦게"
    private Reading<DayPart>? Part(int at)
    {
        if (!Begins(text, at)) { return null; }
        var early = W.PartEdges.At(text, at);
        if (W.Parts.At(text, early is { } led ? Skip(text, led.End) : at) is not { } part) { return null; }
        var late = W.LaterEdges.At(text, Skip(text, part.End));
        return new(late?.End ?? part.End, new DayPart(part.Value, null, early?.Value ?? late?.Value));
    }

    // A meal or a greeting is no time of day: "점심 먹었어", "좋은 아침".
    private bool IsPartAlone(int at, int end) =>
        W.EndsWell(text, end) && !(Is(text, at, "점심") && !Is(text, at, "점심시간") && !Is(text, at, "점심 시간") && !Is(text, end, "에") && !Is(text, end, "때"))
        && !(Is(text, at, "저녁") && end == at + 2 && !Is(text, end, "에") && Skip(text, end) > end && !IsDigitAt(text, Skip(text, end)));

    // "오늘 중간", "오늘 늦게"
    private Reading<Moment>? Edge(int at, DateOnly day)
    {
        var from = day.ToDateTime(TimeOnly.MinValue);
        return Is(text, at, "중간") ? new(at + 2, Within(from.AddHours(10), from.AddHours(14)))
            : Is(text, at, "늦게") ? new(at + 2, Within(from.AddHours(12), from.AddDays(1)))
            : null;
    }

    private static Moment Within(DateTime begin, DateTime end) => new(null, null, null, new PeriodValue(new InstantValue(begin), new InstantValue(end)));
}

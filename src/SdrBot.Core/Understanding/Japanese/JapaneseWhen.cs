using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

/// <summary>Finds dates, times, lengths and periods in a Japanese line; forward-looking from a local "now".</summary>
internal static partial class JapaneseWhen
{
    private readonly record struct Found(EntityType Type, EntityValue Value);

    public static void Read(Line line, DateTime now, List<Entity> into)
    {
        var text = line.Folded;
        for (var at = 0; at < text.Length;)
        {
            if (PlainNumberEnd(text, at) is { } plain)
            {
                at = plain;
                continue;
            }

            if (!W.MayBeginTime(text[at]) || IsInsideNumber(text, at) || Any(text, at, now) is not { } found)
            {
                at++;
                continue;
            }

            into.Add(line.FoundAt(at, found.End, found.Value.Type, _ => found.Value.Value));
            at = found.End;
        }
    }

    private static Reading<Found>? Any(string text, int at, DateTime now)
    {
        var single = Single(text, at, now);
        return Range(text, at, now, single) ?? Open(text, single) ?? single;
    }

    // The longest reading; of equally long ones the first here.
    private static Reading<Found>? Single(string text, int at, DateTime now)
    {
        Reading<Found>? best = null;
        var today = DateOnly.FromDateTime(now);
        Consider(At(text, at, now));
        Consider(Day(text, at, today));
        Consider(PartOfToday(text, at, today));
        Consider(Offset(text, at, now));
        Consider(JapaneseClock.Read(text, at) is { } clock ? new(clock.End, new Found(EntityType.Time, new TimeValue(clock.Value.Time))) : null);
        Consider(JapaneseParts.Read(text, at) is { Value.DayShift: null } part ? new(part.End, new Found(EntityType.TimeRange, part.Value.AnyDay)) : null);
        Consider(JapanesePeriods.Read(text, at, today) is { } period ? new(period.End, new Found(EntityType.DateRange, period.Value)) : null);
        Consider(Length(text, at));
        return best;

        void Consider(Reading<Found>? reading)
        {
            if (reading is { } found && found.End > (best?.End ?? 0)) { best = found; }
        }
    }

    // A day, with its time or the part of it that was said.
    private static Reading<Found>? Day(string text, int at, DateOnly today)
    {
        if (JapaneseDays.Read(text, at, today) is not { } day)
        {
            return null;
        }

        if (W.EndOfThatDay.At(text, day.End) is { } end)
        {
            return new(end.End, new Found(EntityType.DateTime, new InstantValue(day.Value.ToDateTime(new TimeOnly(23, 59, 59)))));
        }

        return Timed(text, day.End, day.Value) ?? new(W.Is(text, day.End, "中に") ? day.End + 2 : W.Is(text, day.End, "中") && !W.IsHan(text, day.End + 1) ? day.End + 1 : day.End, new Found(EntityType.Date, new DateValue(day.Value)));
    }

    private static Reading<Found>? Timed(string text, int dayEnd, DateOnly day)
    {
        foreach (var next in new[] { dayEnd, W.Join(text, dayEnd) })
        {
            if (JapaneseClock.Read(text, next) is { } clock)
            {
                return new(clock.End, new Found(EntityType.DateTime, new InstantValue(clock.Value.On(day))));
            }

            if (JapaneseParts.Read(text, next) is { } part && (next == dayEnd || !W.Is(text, next - 1, "、")))
            {
                return new(part.End, new Found(EntityType.DateTimeRange, part.Value.On(day)));
            }
        }

        return null;
    }

    // "今朝8時", "昨晩", "明朝10時"
    private static Reading<Found>? PartOfToday(string text, int at, DateOnly today)
    {
        if (JapaneseParts.Read(text, at) is not { Value.DayShift: { } shift } part)
        {
            return null;
        }

        var day = today.AddDays(shift);
        return JapaneseClock.Read(text, at) is { } clock && clock.End > part.End
            ? new(clock.End, new Found(EntityType.DateTime, new InstantValue(clock.Value.On(day))))
            : new(part.End, new Found(EntityType.DateTimeRange, part.Value.On(day)));
    }

    private static Reading<Found>? Length(string text, int at) =>
        JapaneseDurations.Read(text, at) is { Value.IsBareDays: false } span && !IsWish(text, at) ? new(span.End, new Found(EntityType.Duration, new DurationValue(span.Value.Length))) : null;

    private static Reading<Found>? At(string text, int at, DateTime now)
    {
        if (W.EndOfDay.At(text, at) is { } endOfDay)
        {
            return new(endOfDay.End, new Found(EntityType.DateTime, new InstantValue(now.Date.AddDays(1).AddSeconds(-1))));
        }

        return W.Now.At(text, at) is { } moment && W.NotNow.At(text, at) is null && !(W.IsHan(text, at - 1) && text[at] == '今')
            ? new(moment.End, new Found(EntityType.DateTime, new InstantValue(Whole(now))))
            : null;
    }

    // "よい一週間を"
    private static bool IsWish(string text, int at) => at >= 2 && text[at - 1] == 'い' && text[at - 2] is 'よ' or '良';

    private static DateTime Whole(DateTime now) => new(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);

    // A number that no unit of time and no sign of a date follows begins no time.
    private static int? PlainNumberEnd(string text, int at)
    {
        if (!IsNumeral(text, at) || W.NumberAt(text, at) is not { } number || W.MonthDays.At(text, at) is not null) { return null; }
        var next = W.Skip(text, number.End);
        return next < text.Length && AfterNumbers.Contains(text[next]) ? null : number.End;
    }

    private static readonly System.Buffers.SearchValues<char> AfterNumbers = System.Buffers.SearchValues.Create("年月日時分秒週かヶヵカケ箇個四クq営平泊半昨:/-.,〜~ーapから→生上下");

    private static bool IsInsideNumber(string text, int at) => at > 0 && IsNumeral(text, at) && IsNumeral(text, at - 1);

    private static bool IsNumeral(string text, int at) => W.IsDigit(text, at) || (W.IsHan(text, at) && W.NumberAt(text, at) is not null);
}

using SdrBot.Understanding.English;
using static SdrBot.Understanding.Korean.KoreanText;
using W = SdrBot.Understanding.Korean.KoreanWords;

namespace SdrBot.Understanding.Korean;

/// <summary>Finds dates, times, lengths and periods in a Korean line; forward-looking from a local "now". English ones in the same line count too.</summary>
internal sealed class KoreanWhen
{
    private readonly record struct Found(EntityType Type, EntityValue Value);

    private readonly string text;
    private readonly DateTime now;
    private readonly DateOnly today;
    private readonly KoreanMoments moments;
    private readonly Dictionary<int, (int End, EntityValue Value)> english;

    private KoreanWhen(string text, DateTime now, Dictionary<int, (int End, EntityValue Value)> english)
    {
        (this.text, this.now, today, this.english) = (text, now, DateOnly.FromDateTime(now), english);
        moments = new KoreanMoments(text, today, english);
    }

    public static void Read(Line line, DateTime now, List<Entity> into)
    {
        var foreign = MixedWords.InEnglish(line, static (line, now, into) => EnglishWhen.Read(line, now, into), now);
        var reader = new KoreanWhen(line.Folded, now, foreign);
        for (var at = 0; at < line.Folded.Length;)
        {
            if (!CanBegin(line.Folded, at) || reader.Phrase(at) is not { } phrase)
            {
                at++;
                continue;
            }

            into.Add(line.FoundAt(at, phrase.End, phrase.Value.Type, _ => phrase.Value.Value));
            at = phrase.End;
        }
    }

    private static bool CanBegin(string text, int at) => char.IsLetterOrDigit(text[at]) && (Begins(text, at) || IsHangulAt(text, at - 1) && (IsDigitAt(text, at) || IsHangulAt(text, at - 1) && W.Particles.At(text, at - 1) is not null && at > 1 && Is(text, at - 2, "부터")));

    private Reading<Found>? Phrase(int at)
    {
        if (IsWish(at)) { return null; }
        return Offset(at) ?? Range(at) ?? Single(at);
    }

    // "좋은 하루", "즐거운 주말": a wish, no time.
    private bool IsWish(int at) => Array.Exists(W.Wishes, wish => at > wish.Length && Is(text, at - wish.Length - 1, wish) && text[at - 1] == ' ');

    private Reading<Found>? Single(int at)
    {
        var moment = moments.Read(at);
        var period = KoreanPeriods.Read(text, at, today);
        var span = Begins(text, at) ? KoreanSpans.Read(text, at) : null;
        if (span is { } length && length.End >= (period?.End ?? 0) && (length.End > (moment?.End ?? 0) || (length.End == moment?.End && length.Value.IsPlainDays && IsLasting(length.End))))
        {
            return new(length.End, new(EntityType.Duration, new DurationValue(length.Value.Stretch.Length)));
        }

        if (moment is { } said && said.End >= (period?.End ?? 0))
        {
            var (type, value) = said.Value.Resolve();
            return new(said.End, new(type, value));
        }

        if (period is { } days) { return new(days.End, new(EntityType.DateRange, days.Value)); }
        if (W.Now.At(text, at) is { } present && Begins(text, at) && W.EndsWell(text, present.End)) { return new(present.End, new(EntityType.DateTime, new InstantValue(Whole(now)))); }
        return english.TryGetValue(at, out var foreign) ? new(foreign.End, new(MixedWords.TypeOf(foreign.Value), foreign.Value)) : null;
    }

    private bool IsLasting(int end) => W.Lasting.At(text, Skip(text, end)) is not null;

    private static DateTime Whole(DateTime now) => new(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);

    // "이틀 후", "지금부터 3분", "앞으로 2주", "지난 10주", "5시간 이내", "2주 후 월요일"
    private Reading<Found>? Offset(int at)
    {
        if (!Begins(text, at)) { return null; }
        var from = W.From.At(text, at);
        var ahead = from is null ? W.Ahead.At(text, at) : null;
        var back = from is null && ahead is null ? W.Back.At(text, at) : null;
        var start = Skip(text, from?.End ?? ahead?.End ?? back?.End ?? at);
        if ((ahead ?? back) is { } led && start == led.End && !IsDigitAt(text, start)) { (ahead, back, start) = (null, null, at); }
        var business = W.Business.At(text, start);
        if (business is { } working) { start = Skip(text, working.End); }
        if (KoreanSpans.Read(text, start) is not { } span) { return null; }
        var stretch = business is null ? span.Value.Stretch : new Stretch(0, 0, span.Value.Stretch.Days, 0);
        var begin = from is { } origin ? now.AddDays(origin.Value) : now;
        var next = Skip(text, span.End);
        if (W.Within.At(text, next) is { } within && (!IsHangulAt(text, within.End) || text[within.End] is '에' or '로' or '으')) { return new(within.End, Stretching(begin, stretch, ahead is null || stretch.IsClock ? 0 : 1)); }
        if (W.After.At(text, next) is { } after && EndsOffset(after.End)) { return Moved(after.End, begin, stretch, 1); }
        if (ahead is not null) { return IsDigitAt(text, start) || stretch.Length.TotalDays is not 1 and not 7 || !Is(text, at, "다음") ? new(span.End, Stretching(begin, stretch, stretch.IsClock ? 0 : 1)) : null; }
        if (back is not null) { return new(span.End, Stretching(begin, stretch, -1)); }
        if (from is not null) { return Moved(span.End, begin, stretch, 1); }
        return W.Ago.At(text, next) is { } ago && EndsOffset(ago.End) && !Is(text, ago.End, "까지") ? Moved(ago.End, begin, stretch, -1) : null;
    }

    private bool EndsOffset(int end) => W.EndsWell(text, end) || Is(text, end, "쯤");

    private Reading<Found> Moved(int end, DateTime begin, Stretch stretch, int sign)
    {
        var moved = stretch.From(begin, sign);
        if (stretch.IsClock) { return new(end, new(EntityType.DateTime, new InstantValue(Whole(moved)))); }
        var day = DateOnly.FromDateTime(moved);
        var next = Skip(text, Is(text, end, "에") || Is(text, end, "의") ? end + 1 : end);
        if (stretch.Days >= 7 && stretch.Days % 7 == 0 && KoreanDays.WeekdayNamed(text, next) is { } weekday)
        {
            (day, end) = (Calendar.InWeek(day, weekday.Value, 0), weekday.End);
        }

        var moment = moments.WithTime(end, day);
        var (type, value) = moment.Value.Resolve();
        return new(moment.End, new(type, value));
    }

    private static Found Stretching(DateTime begin, Stretch stretch, int direction)
    {
        if (stretch.IsClock)
        {
            var (first, last) = direction < 0 ? (stretch.From(begin, -1), begin) : (begin, stretch.From(begin, 1));
            return new(EntityType.DateTimeRange, new PeriodValue(new InstantValue(Whole(first)), new InstantValue(Whole(last))));
        }

        var day = DateOnly.FromDateTime(begin);
        return direction < 0
            ? new(EntityType.DateRange, KoreanPeriods.Days(DateOnly.FromDateTime(stretch.From(begin, -1)), day))
            : new(EntityType.DateRange, KoreanPeriods.Days(day.AddDays(direction), DateOnly.FromDateTime(stretch.From(begin, 1)).AddDays(direction)));
    }

    // "2일부터 7일까지", "오후 1시에서 4시 사이", "7/1~7/5", "내일부터", "오후 4시 이전"
    private Reading<Found>? Range(int at)
    {
        if (Edge(at) is not { } first) { return null; }
        var joiner = KoreanRanges.Joiner(text, first.End);
        if (joiner is { } joined && Behind(joined.End, first.Value, joined.Value) is { } last)
        {
            var value = KoreanRanges.Between(first.Value, last.Value, today);
            return value is { } found ? new(last.End, new(found.Type, found.Value)) : null;
        }

        return KoreanRanges.Open(text, first.End) is { } open ? new(open.End, OpenRange(first.Value, open.Value)) : null;
    }

    private Reading<Moment>? Edge(int at)
    {
        var period = KoreanPeriods.Read(text, at, today);
        return moments.Read(at) is { } moment && moment.End >= (period?.End ?? 0) ? moment
            : period is { } days ? new(days.End, new Moment(null, null, null, Period: days.Value))
            : null;
    }

    // The far edge, which borrows its month, year or day from the near one.
    private Reading<Moment>? Behind(int at, Moment first, KoreanRanges.Join join)
    {
        var last = first.Date is { } from && first.Clock is null && KoreanDays.DayNumber(text, at) is { } day && (!IsDigitAt(text, at) || IsDigitAt(text, at)) && KoreanDays.Month(text, at, today) is null
            ? Calendar.Exact(from.Year, from.Month, day.Value) is { } date ? new Reading<Moment>(KoreanDays.WithWeekday(text, day.End, out _), new Moment(date, null, null)) : null
            : Edge(at);
        if (last is not { } found) { return null; }
        var end = KoreanRanges.Closing(text, found.End, join);
        return end is { } closed ? new(closed, found.Value) : null;
    }

    private static Found OpenRange(Moment moment, KoreanRanges.Direction direction)
    {
        var (type, value) = moment.Resolve();
        var edge = value is PeriodValue period ? direction is KoreanRanges.Direction.Until ? period.End : direction is KoreanRanges.Direction.After ? period.End : period.Begin : value;
        var range = direction is KoreanRanges.Direction.Since or KoreanRanges.Direction.After ? new PeriodValue(edge, null) : new PeriodValue(null, edge);
        return new(type switch { EntityType.Date or EntityType.DateRange => EntityType.DateRange, EntityType.Time or EntityType.TimeRange => EntityType.TimeRange, _ => EntityType.DateTimeRange }, range);
    }
}

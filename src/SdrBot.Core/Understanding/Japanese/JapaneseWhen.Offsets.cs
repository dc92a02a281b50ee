using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

internal static partial class JapaneseWhen
{
    // "20分後", "今から2週間後", "2週後の月曜日", "1か月と21日前", "5分で", "あと1時間", "今日から4日"
    private static Reading<Found>? Offset(string text, int at, DateTime now)
    {
        if (FromDay(text, at, now) is { } counted)
        {
            return counted;
        }

        var lead = W.FromNow.At(text, at);
        if (lead is { } word && W.IsHan(text, at - 1) && text[at] == '後' && word.End > 0) { return null; }
        if (JapaneseDurations.Read(text, lead is { } from ? W.Skip(text, from.End) : at) is not { } span || Direction(text, span.End, lead is not null) is not { } direction)
        {
            return null;
        }

        var moment = span.Value.From(now, direction.Value);
        if (!span.Value.IsDays)
        {
            return new(direction.End, new Found(EntityType.DateTime, new InstantValue(Whole(moment))));
        }

        var day = DateOnly.FromDateTime(moment);
        var end = direction.End;
        if (W.Weekdays.At(text, W.Join(text, end)) is { } weekday) { (day, end) = (Calendar.InWeek(day, (DayOfWeek)weekday.Value, 0), weekday.End); }
        return Timed(text, end, day) ?? new(end, new Found(EntityType.Date, new DateValue(day)));
    }

    private static Reading<int>? Direction(string text, int at, bool isFromNow)
    {
        if (W.After.At(text, at) is { } after && !W.Is(text, at, "先方") && !W.Is(text, at, "先生") && !W.Is(text, at, "後半") && !W.Is(text, at, "先ほど"))
        {
            return new(after.End, 1);
        }

        if (W.Ago.At(text, at) is { } ago && !W.Is(text, at, "前後") && !W.Is(text, at, "前半") && !W.Is(text, at, "前向"))
        {
            return new(ago.End, -1);
        }

        return W.Taking.At(text, at) is { } taking && !(taking.End < text.Length && text[taking.End] is 'す' or 'も' or 'は' or 'あ' or 'し') ? new(taking.End, 1)
            : isFromNow && !W.Is(text, at, "以内") && !W.Is(text, at, "間") ? new(at, 1)
            : null;
    }

    private static Reading<Found>? FromDay(string text, int at, DateTime now)
    {
        if (JapaneseDays.Read(text, at, DateOnly.FromDateTime(now)) is not { } day || !W.Is(text, day.End, "から") || JapaneseDurations.Read(text, W.Skip(text, day.End + 2)) is not { Value: { IsDays: true, IsBareDays: true } } span
            || W.Is(text, span.End, "まで") || W.Is(text, span.End, "の") || W.Weekdays.At(text, span.End) is not null)
        {
            return null;
        }

        return new(span.End, new Found(EntityType.Date, new DateValue(DateOnly.FromDateTime(span.Value.From(day.Value.ToDateTime(TimeOnly.MinValue), 1)))));
    }

    // "15秒以内に", "今から5時間以内", "3日以内"
    private static Reading<Found>? Inside(string text, int at, DateTime now)
    {
        var start = W.FromNow.At(text, at)?.End ?? at;
        if (JapaneseDurations.Read(text, W.Skip(text, start)) is not { } span || !W.Is(text, span.End, "以内"))
        {
            return null;
        }

        var end = W.Is(text, span.End, "以内に") ? span.End + 3 : span.End + 2;
        var last = span.Value.From(now, 1);
        return span.Value.IsDays
            ? new(end, new Found(EntityType.DateRange, new PeriodValue(new DateValue(DateOnly.FromDateTime(now)), new DateValue(DateOnly.FromDateTime(last)))))
            : new(end, new Found(EntityType.DateTimeRange, new PeriodValue(new InstantValue(Whole(now)), new InstantValue(Whole(last)))));
    }
}

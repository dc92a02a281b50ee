using System.Globalization;
using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

/// <summary>A part of the day as said, with its day where the word has one (今朝, 昨晩).</summary>
internal readonly record struct JapanesePart(PartOfDay Part, int? DayShift, TimeOnly Begin, TimeOnly End)
{
    public PeriodValue On(DateOnly day) => new(new InstantValue(day.ToDateTime(Begin)), new InstantValue(day.ToDateTime(End)), Part);

    public PeriodValue AnyDay => new(new TimeValue(Begin), new TimeValue(End), Part);
}

/// <summary>Parts of the day in Japanese: 午前中, 昼過ぎ, 夕方, 今晩.</summary>
internal static class JapaneseParts
{
    public static Reading<JapanesePart>? Read(string text, int at)
    {
        if (W.DayParts.At(text, at) is { } day)
        {
            var space = day.Value.IndexOf(' ', StringComparison.Ordinal);
            return new(Closed(text, day.End), Whole(Enum.Parse<PartOfDay>(day.Value[(space + 1)..]), int.Parse(day.Value[..space], CultureInfo.InvariantCulture)));
        }

        var (window, part) = (W.PartWindows.At(text, at), W.Parts.At(text, at));
        if (window is { } narrow && narrow.End >= (part?.End ?? 0))
        {
            var hours = narrow.Value.Split('-');
            var begin = new TimeOnly(int.Parse(hours[0], CultureInfo.InvariantCulture), 0);
            var named = begin.Hour < 12 ? PartOfDay.Morning : PartOfDay.Afternoon;
            return new(Closed(text, narrow.End), new JapanesePart(named, null, begin, new(int.Parse(hours[1], CultureInfo.InvariantCulture), 0)));
        }

        return part is { } whole && !IsPartOfWord(text, at, whole.End) ? new(Closed(text, whole.End), Whole(Enum.Parse<PartOfDay>(whole.Value), null)) : null;
    }

    private static int Closed(string text, int end) => W.Is(text, end, "中に") ? end + 2 : W.Is(text, end, "中") ? end + 1 : W.Is(text, end, "のうちに") ? end + 4 : W.Is(text, end, "に") ? end + 1 : W.Is(text, end, "頃") ? end + 1 : W.Is(text, end, "ごろ") ? end + 2 : end;

    // 夕 and 朝 begin and end other words too (朝日, 毎晩).
    private static bool IsPartOfWord(string text, int at, int end) =>
        W.NotParts.At(text, at) is { } word && !W.Is(text, at, "昼食時") && word.End > at
        || (end - at == 1 && W.IsHan(text, at - 1) && text[at - 1] is not ('日' or '曜' or '週' or '月' or '末' or '明'));

    private static JapanesePart Whole(PartOfDay part, int? shift) => part switch
    {
        PartOfDay.Morning => new(part, shift, new(8, 0), new(12, 0)),
        PartOfDay.Afternoon => new(part, shift, new(12, 0), new(16, 0)),
        PartOfDay.Evening => new(part, shift, new(16, 0), new(20, 0)),
        PartOfDay.Night => new(part, shift, new(20, 0), new(23, 59, 59)),
        PartOfDay.Lunch => new(part, shift, new(11, 0), new(13, 0)),
        _ => new(part, shift, new(8, 0), new(18, 0)),
    };
}

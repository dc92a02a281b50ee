using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

/// <summary>A clock time as meant; an hour of 24 or more belongs to the next day.</summary>
internal readonly record struct JapaneseTime(int Hour, int Minute, int Second)
{
    public TimeOnly Time => new(Hour % 24, Minute, Second);

    public DateTime On(DateOnly day) => day.ToDateTime(Time).AddDays(Hour / 24);
}

/// <summary>Clock times in Japanese: 午後2時半, 朝8時15分前, 25時, 14:30, 3pm, 正午.</summary>
internal static class JapaneseClock
{
    private enum Half
    {
        Unsaid,
        Before,
        After,
        Night,
        Late,
        Noon,
    }

    /// <summary>The time that begins here, with the words of its half of the day before it.</summary>
    public static Reading<JapaneseTime>? Read(string text, int at)
    {
        var (start, half) = Halves(text, at);
        var clock = Named(text, start) ?? Said(text, start, half) ?? Digital(text, start, half);
        return clock is { } found ? found with { End = Approximately(text, found.End) } : null;
    }

    /// <summary>The place after 頃, ちょうど and the like.</summary>
    public static int Approximately(string text, int end) => W.About.At(text, end)?.End ?? end;

    // "午後の", "今夜", "夜の午後": the last that was said counts.
    private static (int Start, Half Half) Halves(string text, int at)
    {
        var (start, half) = (at, Half.Unsaid);
        for (var words = 0; words < 3; words++)
        {
            if (One(text, start) is not { } one) { break; }
            (start, half) = (W.Join(text, one.End), one.Value);
        }

        return (start, half);
    }

    private static Reading<Half>? One(string text, int at)
    {
        var (before, after) = (W.BeforeNoon.At(text, at), W.AfterNoon.At(text, at));
        var part = W.Parts.At(text, at);
        var named = part?.Value switch { "Night" => Half.Night, "Lunch" => Half.Noon, "Morning" => Half.Before, "Afternoon" or "Evening" => Half.After, _ => Half.Unsaid };
        var end = Math.Max(Math.Max(before?.End ?? 0, after?.End ?? 0), part?.End ?? 0);
        if (end == 0)
        {
            return W.DayParts.At(text, at) is { } day ? new(day.End, day.Value.EndsWith("Morning", StringComparison.Ordinal) ? Half.Before : Half.Night) : null;
        }

        if (W.Is(text, at, "深夜") || W.Is(text, at, "真夜中") || W.Is(text, at, "夜中")) { named = Half.Late; }
        return new(end, named == Half.Unsaid ? (before?.End ?? 0) == end ? Half.Before : Half.After : named);
    }

    private static Reading<JapaneseTime>? Named(string text, int at) =>
        W.Clocks.At(text, at) is { } named ? new(named.End, new JapaneseTime(named.Value / 100, named.Value % 100, 0)) : null;

    // "2時半", "8時31秒", "10時45分", "8時15分前"
    private static Reading<JapaneseTime>? Said(string text, int at, Half half)
    {
        if (W.Small(text, at) is not { Value: >= 0 and <= 30 } hour || !(hour.End < text.Length && text[hour.End] == '時') || W.Is(text, hour.End, "時間") || W.Is(text, hour.End, "時代"))
        {
            return null;
        }

        var (end, minute, second) = (hour.End + 1, 0, 0);
        if (end < text.Length && text[end] == '半')
        {
            (end, minute) = (end + 1, 30);
        }
        else if (W.Small(text, end) is { Value: < 60 } minutes && W.Is(text, minutes.End, "分") && !W.Is(text, minutes.End, "分間") && !W.Is(text, minutes.End, "分後"))
        {
            (end, minute) = (minutes.End + 1, minutes.Value);
            if (end < text.Length && text[end] == '前' && !W.Is(text, end, "前後")) { return new(end + 1, Before(Resolved(hour.Value, half), minute)); }
        }

        if (W.Small(text, end) is { Value: < 60 } seconds && W.Is(text, seconds.End, "秒") && !W.Is(text, seconds.End, "秒間") && !W.Is(text, seconds.End, "秒後"))
        {
            (end, second) = (seconds.End + 1, seconds.Value);
        }

        return new(end, new JapaneseTime(Resolved(hour.Value, half), minute, second));
    }

    private static JapaneseTime Before(int hour, int minutes) => minutes == 0 ? new(hour, 0, 0) : new((hour + 23) % 24, 60 - minutes, 0);

    // "14:30", "8:00:24pm", "3pm", "10 am"
    private static Reading<JapaneseTime>? Digital(string text, int at, Half half)
    {
        if (!W.IsDigit(text, at) || W.IsDigit(text, at - 1) || (at > 0 && text[at - 1] is ':' or '.' or '/' or '-' && half == Half.Unsaid && W.IsDigit(text, at - 2)) || (at > 0 && char.IsAsciiLetter(text[at - 1]) && half == Half.Unsaid))
        {
            return null;
        }

        var end = at;
        while (W.IsDigit(text, end)) { end++; }
        if (end - at > 2 || !int.TryParse(text.AsSpan(at, end - at), System.Globalization.CultureInfo.InvariantCulture, out var hour) || hour > 30)
        {
            return null;
        }

        var (minute, second, hasMinutes) = (0, 0, false);
        if (Pair(text, end, ref minute)) { (end, hasMinutes) = (end + 3, true); }
        if (hasMinutes && Pair(text, end, ref second)) { end += 3; }
        if (W.IsDigit(text, end) || (end < text.Length && text[end] == ':' && W.IsDigit(text, end + 1)))
        {
            return null;
        }

        var letters = W.Skip(text, end);
        if (Meridiem(text, letters) is { } meridiem)
        {
            return hour is > 0 and <= 12 ? new(meridiem.End, new JapaneseTime(Resolved(hour, meridiem.Value), minute, second)) : null;
        }

        return hasMinutes && !(end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] == '%')) ? new(end, new JapaneseTime(Resolved(hour, half), minute, second)) : null;
    }

    private static bool Pair(string text, int at, ref int value)
    {
        if (!(at + 2 < text.Length && text[at] == ':' && W.IsDigit(text, at + 1) && W.IsDigit(text, at + 2) && text[at + 1] < '6'))
        {
            return false;
        }

        value = ((text[at + 1] - '0') * 10) + text[at + 2] - '0';
        return true;
    }

    private static Reading<Half>? Meridiem(string text, int at)
    {
        foreach (var (word, half) in new[] { ("a.m.", Half.Before), ("p.m.", Half.After), ("am", Half.Before), ("pm", Half.After) })
        {
            if (W.Is(text, at, word) && !(at + word.Length < text.Length && char.IsAsciiLetter(text[at + word.Length]))) { return new(at + word.Length, half); }
        }

        return null;
    }

    // Unsaid, a time lies within business hours (7:00 to 18:59).
    private static int Resolved(int hour, Half half) => half switch
    {
        _ when hour > 12 => hour,
        Half.Before => hour == 12 ? 0 : hour,
        Half.After => hour is 12 or 0 ? 12 : hour + 12,
        Half.Night => hour == 12 ? 24 : hour < 5 ? hour + 24 : hour + 12,
        Half.Late => hour == 12 ? 0 : hour < 6 ? hour : hour + 12,
        Half.Noon => hour is > 0 and < 8 ? hour + 12 : hour,
        _ => hour is > 0 and < 7 ? hour + 12 : hour,
    };
}

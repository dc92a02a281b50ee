using static SdrBot.Understanding.Korean.KoreanText;
using W = SdrBot.Understanding.Korean.KoreanWords;

namespace SdrBot.Understanding.Korean;

/// <summary>A time of day as said.</summary>
/// <param name="IsOpen">No half of the day was said; the working hour is taken.</param>
/// <param name="IsNextDay">Twelve at night ends its day.</param>
internal readonly record struct ClockTime(TimeOnly Time, bool IsOpen, bool IsNextDay);

/// <summary>Times of day: "오후 3시 반", "두 시 십오 분", "14:30", "2pm", "정오", "아침 8시 15분 전".</summary>
internal static class KoreanClock
{
    private const int FirstWorkingHour = 7;

    public static Reading<ClockTime>? Read(string text, int at)
    {
        var half = W.ClockHalves.At(text, at);
        var named = W.NamedTimes.At(text, at);
        if (named is { } noon && Begins(text, at))
        {
            // 자정 12시
            var again = Skip(text, noon.End);
            var end = Hour(text, again, null) is { } hour && hour.Value.Time == new TimeOnly(12, 0) ? hour.End : noon.End;
            return W.EndsWell(text, end) ? new(end, new(new(noon.Value / 100, noon.Value % 100), false, noon.Value == 0)) : null;
        }

        var start = half is { } said ? Skip(text, said.End) : at;
        if (half is not null && !Begins(text, at)) { half = null; start = at; }
        var word = half is { } h ? text[at..h.End] : null;
        return Hour(text, start, word) ?? Colon(text, start, word) ?? Latin(text, start, word);
    }

    // "2시", "두시 반", "3시 20분 10초", "10시 5분 전"
    private static Reading<ClockTime>? Hour(string text, int at, string? half)
    {
        if (HourNumber(text, at, half is not null) is not { } hour || hour.Value is < 0 or > 24) { return null; }
        var end = hour.End;
        var (minute, second, before) = (0, 0, false);
        var next = Skip(text, end);
        if (Is(text, next, "반") && W.EndsWell(text, next + 1))
        {
            (minute, end) = (30, next + 1);
        }
        else if (Small(text, next, '분') is { } minutes && !Is(text, minutes.End, "기"))
        {
            (minute, end) = (minutes.Value, minutes.End);
            next = Skip(text, end);
            if (Is(text, next, "전") && !Is(text, next, "전까지") && !Is(text, next, "전에")) { (before, end) = (true, next + 1); }
        }

        next = Skip(text, end);
        if (!before && Small(text, next, '초') is { } seconds) { (second, end) = (seconds.Value, seconds.End); }
        next = Skip(text, end);
        if (Is(text, next, "정각")) { end = next + 2; }
        if (Is(text, next, "정오") && hour.Value == 12) { (end, half) = (next + 2, "낮"); }
        return Time(hour.Value, minute, second, half) is { } time ? new(end, before ? time with { Time = TwiceBack(time.Time, minute) } : time) : null;
    }

    private static TimeOnly TwiceBack(TimeOnly time, int minutes) => time.AddMinutes(-2 * minutes);

    private static Reading<int>? HourNumber(string text, int at, bool led)
    {
        if (!led && !Begins(text, at)) { return null; }
        var (number, end) = (-1, at);
        if (IsDigitAt(text, at))
        {
            while (end < text.Length && end - at < 3 && IsDigitAt(text, end)) { end++; }
            if (end - at > 2) { return null; }
            number = int.Parse(text.AsSpan(at, end - at), System.Globalization.CultureInfo.InvariantCulture);
        }
        else if (W.Hours.At(text, at) is { } said)
        {
            (number, end) = (said.Value, said.End);
        }

        // "두 시"; three hours are 시간.
        var unit = Skip(text, end);
        return number >= 0 && At(text, unit) == '시' && !Is(text, unit, "시간") && !(end > at && !IsDigitAt(text, at) && end == unit && number is 1 or 2 or 4 or 5 && text[at] is '일' or '이' or '사' or '오')
            && (W.EndsWell(text, unit + 1) || IsDigitAt(text, unit + 1) || KoreanNumbers.Read(text, unit + 1) is not null) ? new(unit + 1, number) : null;
    }

    private static Reading<int>? Small(string text, int at, char unit)
    {
        if (KoreanNumbers.Read(text, at) is not { } number || number.Value is < 0 or > 59 || number.Value != (int)number.Value) { return null; }
        var end = Skip(text, number.End);
        return At(text, end) == unit ? new(end + 1, (int)number.Value) : null;
    }

    // "14:30", "2:30 pm"
    private static Reading<ClockTime>? Colon(string text, int at, string? half)
    {
        if (!IsDigitAt(text, at) || (half is null && !Begins(text, at))) { return null; }
        var end = at;
        Span<int> parts = stackalloc int[3];
        var count = 0;
        while (count < 3)
        {
            var start = end;
            while (end - start < 2 && IsDigitAt(text, end)) { end++; }
            if (end == start || (count > 0 && end - start != 2) || IsDigitAt(text, end)) { return null; }
            parts[count++] = int.Parse(text.AsSpan(start, end - start), System.Globalization.CultureInfo.InvariantCulture);
            if (At(text, end) != ':' || !IsDigitAt(text, end + 1)) { break; }
            end++;
        }

        if (count < 2) { return null; }
        var after = Skip(text, end);
        if (half is null && IsLatinHalf(text, after)) { (half, end) = (text[after..(after + 2)], after + 2); }
        return Time(parts[0], parts[1], parts[2], half, isDigital: end - at == 5 && text[at] == '0') is { } time ? new(end, time) : null;
    }

    // "2pm", "pm 2"
    private static Reading<ClockTime>? Latin(string text, int at, string? half)
    {
        if (!IsDigitAt(text, at) || (half is null ? !Begins(text, at) : half[0] is not ('a' or 'p'))) { return null; }
        var end = at;
        while (end - at < 3 && IsDigitAt(text, end)) { end++; }
        if (end - at > 2) { return null; }
        var hour = int.Parse(text.AsSpan(at, end - at), System.Globalization.CultureInfo.InvariantCulture);
        var after = Skip(text, end);
        if (half is null)
        {
            if (!IsLatinHalf(text, after)) { return null; }
            (half, end) = (text[after..(after + 2)], after + 2);
        }

        return hour is >= 1 and <= 12 && Time(hour, 0, 0, half) is { } time ? new(end, time) : null;
    }

    private static bool IsLatinHalf(string text, int at) => At(text, at) is 'a' or 'p' && At(text, at + 1) == 'm' && !IsLetterAt(text, at + 2);

    private static ClockTime? Time(int hour, int minute, int second, string? half, bool isDigital = false)
    {
        if (hour is < 0 or > 24 || minute > 59 || second > 59) { return null; }
        var isOpen = half is null && hour is >= 1 and <= 12 && !isDigital;
        var isNextDay = hour == 24 || (half is "밤" && hour == 12);
        var said = half switch
        {
            "오전" or "오전중" or "새벽" or "am" or "a.m." or "아침" => hour == 12 ? 0 : hour,
            "밤" => hour == 12 ? 0 : hour is >= 5 and < 12 ? hour + 12 : hour,
            "낮" or "점심" or "한낮" => hour is >= 1 and < 10 ? hour + 12 : hour,
            null => isOpen && hour < FirstWorkingHour ? hour + 12 : hour,
            _ => hour is >= 1 and < 12 ? hour + 12 : hour,
        };
        return new ClockTime(new TimeOnly(said % 24, minute, second), isOpen, isNextDay);
    }
}

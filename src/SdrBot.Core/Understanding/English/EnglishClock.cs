using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>Which half of the day was said with a clock time.</summary>
internal enum HalfOfDay
{
    Unsaid,
    Am,
    Pm,
    TwentyFourHours,
}

/// <summary>A clock time as said; <paramref name="Plain"/> is a mere number that only its neighbours make a time.</summary>
internal readonly record struct ClockTime(int Hour, int Minute, int Second, HalfOfDay Half, bool Plain)
{
    /// <summary>The time meant: by am and pm, else by the part of the day, else within business hours (7:00 to 18:59).</summary>
    public TimeOnly Resolve(PartOfDay? part)
    {
        var hour = (Half, part) switch
        {
            (HalfOfDay.TwentyFourHours, _) => Hour % 24,
            (HalfOfDay.Am, _) => Hour == 12 ? 0 : Hour,
            (HalfOfDay.Pm, _) => Hour < 12 ? Hour + 12 : Hour,
            (_, _) when Hour is > 12 or 0 => Hour % 24,
            (_, PartOfDay.Morning or PartOfDay.Breakfast) => Hour,
            (_, PartOfDay.Night) => Hour == 12 ? 0 : Hour + 12,
            (_, PartOfDay.NightTime) => Hour == 12 ? 0 : Hour,
            (_, PartOfDay.Afternoon or PartOfDay.Evening or PartOfDay.Dinner) => Hour == 12 ? 12 : Hour + 12,
            _ => Hour < 7 ? Hour + 12 : Hour,
        };
        return new TimeOnly(hour, Minute, Second);
    }
}

/// <summary>Clock times in English: "5pm", "half past seven", "8.30 pm", "nine thirty", "noon".</summary>
internal static class EnglishClock
{
    public static Reading<ClockTime>? Read(Line line, int at) =>
        Named(line, at) ?? Relative(line, at) ?? Digital(line, at) ?? Spoken(line, at);

    /// <summary>"am", "p.m.", "p m", and a glued "a" or "p".</summary>
    public static Reading<HalfOfDay>? Half(Line line, int at)
    {
        if (line[at] is "am" or "pm")
        {
            return new(at + 1, line[at] == "am" ? HalfOfDay.Am : HalfOfDay.Pm);
        }

        if (line[at] is not ("a" or "p"))
        {
            return null;
        }

        var half = line[at] == "a" ? HalfOfDay.Am : HalfOfDay.Pm;
        var dotted = line[at + 1] == ".";
        var letter = dotted ? at + 2 : at + 1;
        if (line[letter] == "m")
        {
            return new(dotted && line[letter + 1] == "." ? letter + 2 : letter + 1, half);
        }

        return line.IsGlued(at) && line.IsDigits(at - 1) ? new(at + 1, half) : null;
    }

    private static Reading<ClockTime>? Named(Line line, int at)
    {
        if (W.Clocks.TryGetValue(line[at], out var named))
        {
            return new(at + 1, Exact(named / 100, 0));
        }

        if (line[at] is "midmorning" or "midafternoon")
        {
            return new(at + 1, Exact(line[at] == "midmorning" ? 10 : 14, 0));
        }

        if (line[at] != "mid")
        {
            return null;
        }

        var part = line[at + 1] == "-" ? at + 2 : at + 1;
        return line[part] switch
        {
            "morning" => new(part + 1, Exact(10, 0)),
            "afternoon" => new(part + 1, Exact(14, 0)),
            "day" => new(part + 1, Exact(12, 0)),
            "night" => new(part + 1, Exact(0, 0)),
            _ => null,
        };
    }

    // "half past seven", "a quarter to 8", "three mins to five thirty", "15 past seven".
    private static Reading<ClockTime>? Relative(Line line, int at)
    {
        var start = line[at] == "a" ? at + 1 : at;
        int minutes;
        int next;
        bool sure;
        if (line[start] is "half" or "quarter")
        {
            (minutes, next, sure) = (line[start] == "half" ? 30 : 15, start + 1, true);
        }
        else if (EnglishNumbers.Small(line, start) is { Value: > 0 and < 60 } count)
        {
            (minutes, next, sure) = line[count.End] switch
            {
                "quarters" => (count.Value * 15, count.End + 1, true),
                "min" or "mins" or "minute" or "minutes" => (count.Value, count.End + 1, true),
                _ => (count.Value, count.End, false),
            };
        }
        else
        {
            return null;
        }

        if (line[next] is not ("past" or "to") || minutes >= 60 || (line[next] == "to" && !sure)
            || (Digital(line, next + 1) ?? Spoken(line, next + 1) ?? Named(line, next + 1)) is not { } hour || hour.Value.Minute > 0 && !sure)
        {
            return null;
        }

        var total = (hour.Value.Hour * 60) + hour.Value.Minute + (line[next] == "past" ? minutes : -minutes);
        total = (total + 1440) % 1440;
        return new(hour.End, hour.Value with { Hour = total / 60, Minute = total % 60, Plain = false });
    }

    private static Reading<ClockTime>? Digital(Line line, int at)
    {
        var hour = line.Value(at);
        if (hour < 0 || line[at - 1] is ":" or "." or "/" && line.IsGlued(at) && line.IsDigits(at - 2))
        {
            return null;
        }

        if (line[at + 1] is ":" or "." && line.IsGlued(at + 1) && line.IsGlued(at + 2) && line.Length(at + 2) == 2
            && line.Value(at + 2) is >= 0 and < 60 and var minute && hour <= 24 && line.Length(at) <= 2)
        {
            return Minutes(line, at, hour, minute);
        }

        if (line[at + 1] is ":" or "." && line.IsGlued(at + 1) && line.IsGlued(at + 2) && line.IsDigits(at + 2))
        {
            return null;
        }

        if (Half(line, at + 1) is { } half)
        {
            return line.Length(at) switch
            {
                <= 2 when hour is >= 1 and <= 23 => new(half.End, new ClockTime(hour, 0, 0, half.Value, false)),
                3 or 4 when hour / 100 is >= 1 and <= 23 && hour % 100 < 60 => new(half.End, new ClockTime(hour / 100, hour % 100, 0, half.Value, false)),
                _ => null,
            };
        }

        return hour <= 24 && line.Length(at) <= 2 ? OClock(line, at + 1, hour) : null;
    }

    private static Reading<ClockTime>? Minutes(Line line, int at, int hour, int minute)
    {
        var end = at + 3;
        var second = 0;
        if (line[at + 1] == ":" && line[end] == ":" && line.IsGlued(end) && line.IsGlued(end + 1) && line.Length(end + 1) == 2
            && line.Value(end + 1) is >= 0 and < 60 and var seconds)
        {
            (second, end) = (seconds, end + 2);
        }

        if (Half(line, end) is { } half)
        {
            return hour is >= 1 and <= 23 ? new(half.End, new ClockTime(hour, minute, second, half.Value, false)) : null;
        }

        if (line[at + 1] == "." || (line.IsGlued(end) && (line.IsDigits(end) || line[end] == ":")) || (hour == 24 && minute > 0))
        {
            return null;
        }

        end = OClockEnd(line, end);
        var fixedHour = hour is > 12 or 0 || line[at][0] == '0';
        return new(end, new ClockTime(hour, minute, second, fixedHour ? HalfOfDay.TwentyFourHours : HalfOfDay.Unsaid, false));
    }

    private static Reading<ClockTime>? OClock(Line line, int at, int hour)
    {
        var end = OClockEnd(line, at);
        if (end > at && Half(line, end) is { } half)
        {
            return new(half.End, new ClockTime(hour, 0, 0, half.Value, false));
        }

        return new(end, new ClockTime(hour, 0, 0, HalfOfDay.Unsaid, end == at));
    }

    private static int OClockEnd(Line line, int at) =>
        line[at] is "o'clock" or "oclock" ? at + 1 : line[at] == "o" && line[at + 1] == "clock" ? at + 2 : at;

    // "seven", "eight forty", "nine oh five", each with or without am and pm.
    private static Reading<ClockTime>? Spoken(Line line, int at)
    {
        if (!W.Units.TryGetValue(line[at], out var hour) || hour == 0)
        {
            return null;
        }

        var end = at + 1;
        var minute = 0;
        var next = line[end] == "-" ? end + 1 : end;
        if (line[next] is "oh" or "o" && W.Units.TryGetValue(line[next + 1], out var single) && single < 10)
        {
            (minute, end) = (single, next + 2);
        }
        else if (EnglishNumbers.Small(line, next) is { Value: >= 10 and < 60 } minutes && line.IsWord(next))
        {
            (minute, end) = (minutes.Value, minutes.End);
        }

        if (Half(line, end) is { } half)
        {
            return new(half.End, new ClockTime(hour, minute, 0, half.Value, false));
        }

        if (hour > 12)
        {
            return null;
        }

        if (minute == 0 && line[end] == "night") { return null; }
        return minute > 0 ? new(end, new ClockTime(hour, minute, 0, HalfOfDay.Unsaid, false)) : OClock(line, end, hour);
    }

    private static ClockTime Exact(int hour, int minute) => new(hour, minute, 0, HalfOfDay.TwentyFourHours, false);
}

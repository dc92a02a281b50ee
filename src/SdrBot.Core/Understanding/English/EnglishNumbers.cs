using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>Numbers in digits and in English words.</summary>
internal static class EnglishNumbers
{
    /// <summary>A number with decimals, thousands, words and magnitudes ("1.2m", "twenty five thousand", "half a million").</summary>
    public static Reading<decimal>? Read(Line line, int at) =>
        EnglishNumberWords.Read(line, at) ?? EnglishNumberDigits.Read(line, at);

    /// <summary>"12" or "twelve" or "twenty-four", from 0 to 999.</summary>
    public static Reading<int>? Small(Line line, int at)
    {
        if (line.IsDigits(at))
        {
            return line.Length(at) <= 3 ? new(at + 1, line.Value(at)) : null;
        }

        if (W.Units.TryGetValue(line[at], out var unit))
        {
            return new(at + 1, unit);
        }

        if (!W.Tens.TryGetValue(line[at], out var tens))
        {
            return null;
        }

        var next = line[at + 1] == "-" ? at + 2 : at + 1;
        return W.Units.TryGetValue(line[next], out unit) && unit is > 0 and < 10 ? new(next + 1, tens + unit) : new(at + 1, tens);
    }

    /// <summary>"1st", "first", "twenty first", "31st"; from 1 to 99.</summary>
    public static Reading<int>? Ordinal(Line line, int at)
    {
        if (line.Value(at) is >= 0 and var digits)
        {
            return line.Length(at) <= 2 && line.IsGlued(at + 1) && line[at + 1] is "st" or "nd" or "rd" or "th" ? new(at + 2, digits) : null;
        }

        if (W.Ordinals.TryGetValue(line[at], out var ordinal))
        {
            return new(at + 1, ordinal);
        }

        if (!W.Tens.TryGetValue(line[at], out var tens))
        {
            return null;
        }

        var next = line[at + 1] == "-" ? at + 2 : at + 1;
        return W.Ordinals.TryGetValue(line[next], out ordinal) && ordinal < 10 ? new(next + 1, tens + ordinal) : null;
    }
}

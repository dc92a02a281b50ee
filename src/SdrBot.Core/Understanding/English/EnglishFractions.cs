using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>Parts of a whole in digits and in English words.</summary>
internal static class EnglishFractions
{
    /// <summary>"1/2", a fraction sign, "half", "three quarters", "one fifth".</summary>
    public static Reading<decimal>? Read(Line line, int at)
    {
        if (line[at] is [var sign] && char.GetNumericValue(sign) is > 0 and < 1 and var part)
        {
            return new(at + 1, (decimal)part);
        }

        if (line.Value(at) is >= 0 and var top && line[at + 1] == "/" && line.IsGlued(at + 1) && line.IsGlued(at + 2)
            && line.Length(at) <= 3 && line.Length(at + 2) <= 3 && line.Value(at + 2) is > 0 and var bottom && line[at + 3] != "/")
        {
            return new(at + 3, (decimal)top / bottom);
        }

        if (line[at] == "half")
        {
            return new(at + 1, 0.5m);
        }

        var article = line[at] is "a" or "an";
        if (article && W.Denominators.TryGetValue(line[at + 1], out var single))
        {
            return line[at + 1] == "second" ? null : new(at + 2, 1m / single);
        }

        if (!article && EnglishNumberWords.Integer(line, at, false) is { } count && Denominator(line, count.End) is { } denominator)
        {
            return new(denominator.End, count.Value / denominator.Value);
        }

        return null;
    }

    private static Reading<int>? Denominator(Line line, int at)
    {
        at = line[at] == "-" ? at + 1 : at;
        if (W.Denominators.TryGetValue(line[at], out var simple))
        {
            return new(at + 1, simple);
        }

        return W.Tens.TryGetValue(line[at], out var tens) && line[at + 1] == "-"
            && W.Denominators.TryGetValue(line[at + 2], out var unit) && unit is > 2 and < 10
            ? new(at + 3, tens + unit)
            : null;
    }
}

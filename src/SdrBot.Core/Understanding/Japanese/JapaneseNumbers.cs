using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

/// <summary>Numbers in Japanese: 三十五万, 3万5千, にじゅうさん, 3分の2, 半ダース, and what is written in digits.</summary>
internal static class JapaneseNumbers
{
    public static void Read(Line line, List<Entity> into)
    {
        var text = line.Folded;
        for (var at = 0; at < text.Length;)
        {
            if (W.NotNumbers.At(text, at) is { } name)
            {
                at = name.End;
            }
            else if (Signed(text, at) is { } number)
            {
                if (!IsMeasured(text, number.End)) { into.Add(line.FoundAt(at, number.End, EntityType.Number, _ => new NumberValue(number.Value))); }
                at = number.End;
            }
            else
            {
                at++;
            }
        }
    }

    /// <summary>A number with its sign, as people use it for amounts and shares.</summary>
    public static Reading<decimal>? Signed(string text, int at)
    {
        if (at > 0 && IsInside(text, at))
        {
            return null;
        }

        var sign = W.Minus.At(text, at)?.End ?? (at < text.Length && text[at] == '-' && !(at > 0 && (text[at - 1] == '-' || char.IsAsciiLetterOrDigit(text[at - 1]))) ? at + 1 : at);
        if (Whole(text, sign > at ? W.Skip(text, sign) : at) is not { } number)
        {
            return null;
        }

        return sign > at ? number with { Value = -number.Value } : number;
    }

    /// <summary>A number without a sign; one in kana only where it stands apart.</summary>
    public static Reading<decimal>? Plain(string text, int at)
    {
        if (at < text.Length && text[at] == '.' && W.IsDigit(text, at + 1) && !(at > 0 && (text[at - 1] == '.' || char.IsAsciiLetterOrDigit(text[at - 1]))) && Neutral.MyriadNumerals.Arabic($"0{text[at..Math.Min(text.Length, at + 20)]}", 0) is { } below)
        {
            return new(at + below.End - 1, below.Value);
        }

        if (W.NumberAt(text, at) is { } number)
        {
            return Suffixed(text, number);
        }

        return Kana(text, at);
    }

    // "40k", "15m": a letter that ends the word.
    private static Reading<decimal> Suffixed(string text, Reading<decimal> number) =>
        W.Suffixes.At(text, W.Skip(text, number.End)) is { } suffix && W.IsDigit(text, number.End - 1) && !(suffix.End < text.Length && char.IsAsciiLetterOrDigit(text[suffix.End])) && number.Value < 1_000_000_000m
            ? new(suffix.End, number.Value * suffix.Value)
            : number;

    private static Reading<decimal>? Kana(string text, int at)
    {
        if (!W.IsHiragana(text, at) || (at > 0 && char.IsLetterOrDigit(text[at - 1])) || W.KanaNumerals.Read(text, at) is not { } number
            || (number.End < text.Length && (W.IsHiragana(text, number.End) || W.IsHan(text, number.End))) || W.NotKanaNumbers.Contains(text[at..number.End]))
        {
            return null;
        }

        return number;
    }

    private static Reading<decimal>? Whole(string text, int at)
    {
        if (W.Halves.At(text, at) is { } half)
        {
            return half;
        }

        if (at < text.Length && text[at] == '半' && W.Dozens.At(text, at + 1) is { } halfDozen)
        {
            return new(halfDozen.End, halfDozen.Value / 2);
        }

        if (Plain(text, at) is not { } number)
        {
            return null;
        }

        if (Fraction(text, number) is { } fraction)
        {
            return fraction;
        }

        if (W.Dozens.At(text, W.Skip(text, number.End)) is { } dozen)
        {
            return new(dozen.End, number.Value * dozen.Value);
        }

        // "20と5分の3", "1 3/5"
        var rest = number.End < text.Length && text[number.End] == 'と' ? number.End + 1 : text.AsSpan(number.End).StartsWith(" ") ? number.End + 1 : -1;
        if (rest > 0 && number.Value == decimal.Truncate(number.Value) && Plain(text, rest) is { } above && Fraction(text, above) is { Value: < 1 } part)
        {
            return new(part.End, number.Value + part.Value);
        }

        return Power(text, number) ?? (IsLone(text, at, number.End) ? null : number);
    }

    // "3分の2", "五 分の 一", "12/3"
    private static Reading<decimal>? Fraction(string text, Reading<decimal> first)
    {
        if (W.PartOf.At(text, W.Skip(text, first.End)) is { } of && first.Value != 0 && Plain(text, W.Skip(text, of.End)) is { } upper)
        {
            return new(upper.End, upper.Value / first.Value);
        }

        return first.End < text.Length && text[first.End] == '/' && W.IsDigit(text, first.End - 1) && W.IsDigit(text, first.End + 1)
            && Neutral.MyriadNumerals.Arabic(text, first.End + 1) is { Value: > 0 } lower && !(lower.End < text.Length && text[lower.End] == '/')
            ? new(lower.End, first.Value / lower.Value)
            : null;
    }

    // "2^5", "-127.32e13"
    private static Reading<decimal>? Power(string text, Reading<decimal> number)
    {
        var isExponent = number.End < text.Length && text[number.End] == 'e';
        if (!isExponent && !(number.End < text.Length && text[number.End] == '^'))
        {
            return null;
        }

        var at = number.End + 1;
        var sign = 1;
        while (at < text.Length && text[at] is '-' or '+') { (at, sign) = (at + 1, text[at] == '-' ? -1 : sign); }
        if (!W.IsDigit(text, at) || Neutral.MyriadNumerals.Arabic(text, at) is not { Value: < 100 } power || (power.End < text.Length && char.IsAsciiLetter(text[power.End])))
        {
            return null;
        }

        var value = isExponent ? (double)number.Value * Math.Pow(10, sign * (double)power.Value) : Math.Pow((double)number.Value, sign * (double)power.Value);
        return Math.Abs(value) < 1e27 ? new(power.End, (decimal)value) : null;
    }

    // A single Han digit counts only with a counter after it (三人, but not 三菱), 千 and 百 alone not at all.
    private static bool IsLone(string text, int at, int end)
    {
        if (W.IsDigit(text, at) || end - at > 1 || W.IsHiragana(text, at))
        {
            return false;
        }

        if (text[at] is '千' or '万' or '億' or '兆' or '百')
        {
            return true;
        }

        return (W.IsHan(text, end) || (W.IsHan(text, at - 1) && text[at - 1] != '約') || W.IsKatakana(text, end) || (end < text.Length && text[end] is 'つ' or 'か')) && W.Counters.At(text, end) is null;
    }

    /// <summary>Whether a digit is within a code ("B2B") or a longer number.</summary>
    private static bool IsInside(string text, int at) => W.IsDigit(text, at) && (char.IsAsciiLetter(text[at - 1]) || W.IsDigit(text, at - 1));

    private static bool IsMeasured(string text, int end) => W.Measures.At(text, end) is { } measure && !(measure.End < text.Length && char.IsAsciiLetter(text[end]) && char.IsAsciiLetter(text[measure.End]));
}

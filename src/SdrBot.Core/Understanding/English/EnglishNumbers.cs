using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>Numbers in digits and in English words.</summary>
internal static class EnglishNumbers
{
    /// <summary>A number with decimals, thousands, words and magnitudes ("1.2m", "twenty five thousand", "half a million").</summary>
    public static Reading<decimal>? Read(Line line, int at) =>
        NumberWords(line, at) is { } words ? words : NumberDigits(line, at);

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

    /// <summary>"1/2", a fraction sign, "half", "three quarters", "one fifth".</summary>
    public static Reading<decimal>? Fraction(Line line, int at)
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

        if (!article && IntegerWords(line, at, false) is { } count && Denominator(line, count.End) is { } denominator)
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

    /// <summary>"two thousand and twenty", "one hundred and sixteen", "3 hundred and 21"; null for a lone "hundred".</summary>
    public static Reading<decimal>? IntegerWords(Line line, int at, bool mixed)
    {
        // What most words are: no number.
        if (!IsPart(line, at, mixed))
        {
            return null;
        }

        decimal total = 0, group = 0, lastScale = decimal.MaxValue;
        var position = at;
        var any = false;
        var roomBelow = 1000m;
        while (position < line.Count)
        {
            var next = position;
            if (any && line[next] == "and" && roomBelow > 1 && (group >= 100 || group == 0) && IsPart(line, next + 1, mixed)) { next++; }
            else if (any && line[next] == "-" && W.Tens.ContainsKey(line[next - 1]) && line.IsWord(next + 1)) { next++; }

            var word = line[next];
            if (W.Units.TryGetValue(word, out var unit) && (unit < 10 ? roomBelow > 9 : roomBelow > 99) && !(any && unit == 0))
            {
                group += unit;
                roomBelow = 1;
            }
            else if (W.Tens.TryGetValue(word, out var tens) && roomBelow > 99)
            {
                group += tens;
                roomBelow = 10;
            }
            else if (mixed && line.Value(next) is >= 0 and < 1000 and var digits && roomBelow > digits && !(any && digits == 0) && !HasDecimals(line, next)
                && (any || W.Scales.ContainsKey(line[next + 1]) || line[next + 1] == "hundred"))
            {
                group += digits;
                roomBelow = 1;
            }
            else if (word == "hundred" && any && group is > 0 and < 100)
            {
                group *= 100;
                roomBelow = 100;
            }
            else if (W.Scales.TryGetValue(word, out var scale) && any && (group > 0 || lastScale < scale))
            {
                if (group > 0 && scale < lastScale)
                {
                    total += group * scale;
                }
                else if (total > 0 && total <= 1_000_000_000m)
                {
                    total = (total + group) * scale;
                }
                else
                {
                    break;
                }

                group = 0;
                roomBelow = 1000;
                lastScale = scale;
            }
            else
            {
                break;
            }

            any = true;
            position = next + 1;
        }

        return any ? new(position, total + group) : null;
    }

    private static bool IsPart(Line line, int at, bool mixed) =>
        W.Units.ContainsKey(line[at]) || W.Tens.ContainsKey(line[at]) || (mixed && line.Value(at) is >= 0 and < 1000);

    private static bool HasDecimals(Line line, int at) =>
        line[at + 1] is "." or "," && line.IsGlued(at + 1) && line.IsGlued(at + 2) && line.IsDigits(at + 2);

    private static Reading<decimal>? NumberWords(Line line, int at)
    {
        // "half a dozen", "a dozen", "a few dozen"
        var start = line[at] == "half" && line[at + 1] is "a" or "an" ? at + 2 : line[at] is "a" or "an" or "half" ? at + 1 : at;
        var factor = line[at] == "half" ? 0.5m : 1m;
        if (start > at)
        {
            return W.Dozens.Contains(line[start]) && line.Length(start) > 3 ? new(start + 1, 12 * factor)
                : W.Scales.TryGetValue(line[start], out var scale) ? new(start + 1, scale * factor)
                : line[start] == "hundred" && factor == 1m ? Continued(line, start) : null;
        }

        if (IntegerWords(line, at, true) is not { } words)
        {
            return null;
        }

        if (W.Dozens.Contains(line[words.End]))
        {
            return new(words.End + 1, words.Value * 12);
        }

        if (line[words.End] is "point" && Digitwise(line, words.End + 1) is { } decimals)
        {
            var value = words.Value + decimals.Value;
            return W.Scales.TryGetValue(line[decimals.End], out var scale) ? new(decimals.End + 1, value * scale) : new(decimals.End, value);
        }

        return words;
    }

    private static Reading<decimal>? Continued(Line line, int hundred) =>
        W.Scales.TryGetValue(line[hundred + 1], out var scale) ? new(hundred + 2, 100 * scale) : new(hundred + 1, 100);

    private static Reading<decimal>? Digitwise(Line line, int at)
    {
        var value = 0m;
        var place = 0.1m;
        var position = at;
        while (position - at < 12 && W.Units.TryGetValue(line[position], out var digit) && digit < 10)
        {
            value += digit * place;
            place /= 10;
            position++;
        }

        return position > at ? new(position, value) : null;
    }

    private static Reading<decimal>? NumberDigits(Line line, int at)
    {
        if (!line.IsDigits(at) || Literal(line, at) is not { } literal)
        {
            return null;
        }

        var (end, value) = (literal.End, literal.Value);
        if (W.Scales.TryGetValue(line[end], out var scale)) { return Times(end + 1, value, scale); }
        if (W.Dozens.Contains(line[end])) { return Times(end + 1, value, 12); }
        if (W.Suffixes.TryGetValue(line[end], out scale) && (line.IsGlued(end) || line[end] is "k" or "g")
            && !(line.IsGlued(end + 1) && (line.IsWord(end + 1) || line.IsDigits(end + 1))))
        {
            return Times(end + 1, value, scale);
        }

        return literal;
    }

    private static Reading<decimal>? Times(int end, decimal value, decimal scale) => value < 1_000_000_000_000m ? new(end, value * scale) : null;

    /// <summary>Digits with their separators: "1,234.5", "40 000", "12,34,567.89", "5,00".</summary>
    private static Reading<decimal>? Literal(Line line, int at)
    {
        var digits = line[at];
        var end = at + 1;
        var separator = line[end] == "," && line.IsGlued(end) && line.IsGlued(end + 1) ? "," : line.IsDigits(end) && !line.IsGlued(end) ? " " : string.Empty;
        if (separator.Length > 0 && digits.Length <= 3 && digits != "0")
        {
            var (grouped, groupedEnd) = Groups(line, at, separator);
            if (groupedEnd > end) { (digits, end) = (grouped, groupedEnd); }
        }

        var fraction = string.Empty;
        if (line[end] is "." or "," && line.IsGlued(end) && line.IsGlued(end + 1) && line.IsDigits(end + 1)
            && (line[end] == "." || line.Length(end + 1) is 1 or 2))
        {
            fraction = line[end + 1];
            end += 2;
        }

        return digits.Length + fraction.Length <= 24
            && decimal.TryParse($"{digits}.{fraction}0", System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? new(end, value)
            : null;
    }

    // Groups of three, or Indian groups of two that end in three.
    private static (string Digits, int End) Groups(Line line, int at, string separator)
    {
        var step = separator == "," ? 2 : 1;
        var last = at;
        while (line.IsDigits(last + step) && line.Length(last + step) is 2 or 3
            && (separator == "," ? line[last + 1] == "," && line.IsGlued(last + 1) && line.IsGlued(last + 2) : !line.IsGlued(last + step)))
        {
            last += step;
        }

        if (last == at || line.Length(last) != 3 || (separator == " " && (line.IsDigits(last + 1) || line.IsGlued(at))))
        {
            return (line[at], at + 1);
        }

        var digits = string.Empty;
        for (var token = at; token <= last; token += step)
        {
            if (token > at && token < last && separator == " " && line.Length(token) != 3) { return (line[at], at + 1); }
            digits += line[token];
        }

        return (digits, last + 1);
    }
}

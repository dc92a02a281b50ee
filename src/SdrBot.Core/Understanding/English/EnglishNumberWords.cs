using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>Numbers in English words, and in words with digits among them.</summary>
internal static class EnglishNumberWords
{
    /// <summary>"twenty five thousand", "half a million", "a dozen", "one point five million".</summary>
    public static Reading<decimal>? Read(Line line, int at)
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

        if (Integer(line, at, true) is not { } words)
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

    /// <summary>"two thousand and twenty", "one hundred and sixteen", "3 hundred and 21"; null for a lone "hundred".</summary>
    public static Reading<decimal>? Integer(Line line, int at, bool mixed)
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

    private static bool IsPart(Line line, int at, bool mixed) =>
        W.Units.ContainsKey(line[at]) || W.Tens.ContainsKey(line[at]) || (mixed && line.Value(at) is >= 0 and < 1000);

    private static bool HasDecimals(Line line, int at) =>
        line[at + 1] is "." or "," && line.IsGlued(at + 1) && line.IsGlued(at + 2) && line.IsDigits(at + 2);
}

using System.Globalization;
using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>Numbers in digits with what makes them larger behind them.</summary>
internal static class EnglishNumberDigits
{
    /// <summary>"1,234.5", "40 000", "1.2m", "3 dozen".</summary>
    public static Reading<decimal>? Read(Line line, int at)
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
            && decimal.TryParse($"{digits}.{fraction}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
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

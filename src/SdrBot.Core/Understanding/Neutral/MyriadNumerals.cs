using System.Globalization;

namespace SdrBot.Understanding.Neutral;

/// <summary>
/// Numbers as China, Japan and Korea say them: digits, then tens, hundreds and thousands, then ten thousands and their powers
/// (三十五万, 삼십오만), digit by digit (二〇二七), and mixed with Arabic digits (3万5千). A language brings its words.
/// </summary>
internal sealed class MyriadNumerals(WidePhrases<long> digits, WidePhrases<long> tens, WidePhrases<long> myriads)
{
    private const int MostDigits = 18;

    /// <param name="table">A page with the sections <c>digits</c>, <c>tens</c> and <c>myriads</c>: <c>"1000": "千"</c>.</param>
    /// <param name="prefix">What the names of the sections begin with, where a page has more than one set.</param>
    public MyriadNumerals(Table table, string prefix = "")
        : this(Words(table, $"{prefix}digits"), Words(table, $"{prefix}tens"), Words(table, $"{prefix}myriads"))
    {
    }

    /// <summary>A sum being said: what is complete, what waits for its myriad, what waits for its ten.</summary>
    private struct Sum
    {
        public decimal Total;
        public decimal Section;
        public decimal? Digit;

        /// <summary>What a next digit has to stay below, and a next unit.</summary>
        public decimal Below;
        public decimal LastTen;
        public decimal LastMyriad;

        public readonly decimal Value => Total + Section + (Digit ?? 0);
    }

    /// <summary>The number that begins at a character.</summary>
    public Reading<decimal>? Read(string text, int at)
    {
        var sum = new Sum { Below = decimal.MaxValue, LastTen = decimal.MaxValue, LastMyriad = decimal.MaxValue };
        var end = at;
        while (Next(text, end, end > at, ref sum) is { } next) { end = next; }
        return end > at ? new(end, sum.Value) : null;
    }

    /// <summary>Only what is written in Arabic digits: "3", "1,234.5".</summary>
    public static Reading<decimal>? Arabic(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) { end++; }
        if (end == at || end - at > MostDigits)
        {
            return null;
        }

        var number = text[at..end];
        var isGrouped = number.Length <= 3;
        while (isGrouped && number.Length < MostDigits && IsGroup(text, end))
        {
            number += text.Substring(end + 1, 3);
            end += 4;
        }

        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            var decimals = end + 1;
            while (decimals < text.Length && char.IsAsciiDigit(text[decimals])) { decimals++; }
            var isChain = decimals + 1 < text.Length && text[decimals] == '.' && char.IsAsciiDigit(text[decimals + 1]);
            if (!isChain && decimals - end <= 12 && !(at > 1 && text[at - 1] == '.' && char.IsAsciiDigit(text[at - 2])))
            {
                number += text[end..decimals];
                end = decimals;
            }
        }

        return new(end, decimal.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
    }

    /// <summary>One character that is a digit, or the words of one.</summary>
    public Reading<long>? Digit(string text, int at) => digits.At(text, at);

    // "1,234", "1、234": three digits after a comma and no fourth; a first group of more than three has none.
    private static bool IsGroup(string text, int at) =>
        at + 3 < text.Length && text[at] is ',' or '、' && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
        && !(at + 4 < text.Length && char.IsAsciiDigit(text[at + 4]));

    private int? Next(string text, int at, bool isGoingOn, ref Sum sum)
    {
        // "7万 5千", "3 万": a space may part what plainly belongs together.
        var start = at;
        while (isGoingOn && start < text.Length && text[start] == ' ' && start - at < 2) { start++; }
        var isApart = start > at;
        if (myriads.At(text, start) is { } myriad && Myriad(myriad.Value, ref sum))
        {
            return myriad.End;
        }

        if (tens.At(text, start) is { } ten && !(isApart && sum.Digit is null) && Ten(ten.Value, ref sum))
        {
            return ten.End;
        }

        if (sum.Digit is not null || Plain(text, start) is not { } plain || plain.Value >= sum.Below
            || (isApart && sum.LastMyriad == decimal.MaxValue && !(tens.At(text, plain.End)?.Value < sum.LastTen) && myriads.At(text, plain.End) is null))
        {
            return null;
        }

        // A zero only fills the place of a power that is not there (一万零二百).
        sum.Digit = plain.Value == 0 && isGoingOn ? null : plain.Value;
        return plain.Value == 0 && isGoingOn && Plain(text, plain.End) is null && tens.At(text, plain.End) is null ? null : plain.End;
    }

    private Reading<decimal>? Plain(string text, int at)
    {
        if (Arabic(text, at) is { } arabic)
        {
            return arabic;
        }

        if (digits.At(text, at) is not { } first)
        {
            return null;
        }

        // Digit by digit; of 零十三 the zero stands alone.
        var (end, value, count) = (first.End, (decimal)first.Value, 1);
        while (count < MostDigits && digits.At(text, end) is { } more && !(first.Value == 0 && count == 1 && tens.At(text, more.End) is not null))
        {
            (end, value, count) = (more.End, (value * 10) + more.Value, count + 1);
        }

        return new(end, value);
    }

    private static bool Ten(long unit, ref Sum sum)
    {
        if (unit >= sum.LastTen || sum.Digit >= unit * 10)
        {
            return false;
        }

        sum.Section += (sum.Digit is null or 0 ? 1 : sum.Digit.Value) * unit;
        (sum.Digit, sum.LastTen, sum.Below) = (null, unit, unit);
        return true;
    }

    private static bool Myriad(long unit, ref Sum sum)
    {
        var said = sum.Section + (sum.Digit ?? 0);
        if (said == 0 && sum.Total is > 0 and < 1_000_000_000_000m && unit > sum.LastMyriad)
        {
            // 一万億
            (sum.Total, sum.LastMyriad) = (sum.Total * unit, unit);
            return true;
        }

        if (said == 0 || unit >= sum.LastMyriad || said > 1_000_000_000_000m)
        {
            return false;
        }

        sum.Total += said * unit;
        (sum.Section, sum.Digit, sum.LastTen, sum.LastMyriad, sum.Below) = (0, null, decimal.MaxValue, unit, unit);
        return true;
    }

    private static WidePhrases<long> Words(Table table, string section) =>
        new(table[section].Select(entry => KeyValuePair.Create(entry.Key, long.Parse(entry.Value, CultureInfo.InvariantCulture))));
}

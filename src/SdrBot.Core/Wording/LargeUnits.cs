using System.Globalization;

namespace SdrBot.Wording;

/// <summary>Money in ten thousands, as Korean and Japanese count it: <c>1억 2,000만</c>, <c>1億2,000万</c>.</summary>
/// <param name="names">Of ten thousand, and of each unit that is ten thousand times the one before.</param>
internal sealed class LargeUnits(string[] names, string between)
{
    private const decimal Step = 10_000;

    /// <summary>Sums that are not round stay in digits: nobody reads 1만 2,345 faster than 12,345.</summary>
    public string Write(decimal number, CultureInfo culture)
    {
        if (number < Step || number % Step != 0 || number >= Step * Step * Step * Step)
        {
            return number.ToString("#,0.##", culture);
        }

        var parts = new List<string>(names.Length);
        var rest = number / Step;
        foreach (var name in names)
        {
            if (rest % Step is > 0 and var here)
            {
                parts.Insert(0, here.ToString("N0", culture) + name);
            }

            rest = decimal.Truncate(rest / Step);
        }

        return string.Join(between, parts);
    }
}

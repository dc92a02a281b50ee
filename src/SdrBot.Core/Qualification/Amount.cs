using System.Globalization;

namespace SdrBot.Qualification;

/// <summary>A number or an amount of money, or the range it lies in: <c>200</c>, <c>40000..60000 USD</c>.</summary>
/// <param name="High">The same as <paramref name="Low"/> when it is no range.</param>
/// <param name="Currency">A code, or <c>Dollar</c> and the like when it was not said which; null for a plain number.</param>
public sealed record Amount(decimal Low, decimal High, string? Currency = null)
{
    private const string To = "..";
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint;

    public decimal Middle => (Low + High) / 2;

    public bool IsRange => Low != High;

    /// <returns>Null when the value is none.</returns>
    public static Amount? Parse(string value)
    {
        var (number, currency) = value.Split(' ', 2) is [var before, var after] ? (before, after) : (value, null);
        var ends = number.Split(To, 2);
        return decimal.TryParse(ends[0], Plain, CultureInfo.InvariantCulture, out var low) && decimal.TryParse(ends[^1], Plain, CultureInfo.InvariantCulture, out var high)
            ? new(low, high, currency)
            : null;
    }

    public override string ToString()
    {
        var number = IsRange ? $"{Write(Low)}{To}{Write(High)}" : Write(Low);
        return Currency is null ? number : $"{number} {Currency}";
    }

    private static string Write(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

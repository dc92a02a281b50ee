using SdrBot.Understanding;
using SdrBot.Wording;

namespace SdrBot.Performance;

/// <summary>Reads a quota as people say it: <c>Mina 12 handoffs a month</c>, <c>everyone 40 dials per day</c>.</summary>
/// <param name="Who">Null when nobody was named: everybody.</param>
public sealed record QuotaText(string? Who, int Amount, string Measure, string Period)
{
    public const int Most = 100_000;

    /// <returns>Null when the number, what it counts or the period is missing.</returns>
    public static QuotaText? Parse(string text, Words words, DateTime now)
    {
        // A name may hold a number as well; the one that something is said of comes last.
        var numbers = ValueReader.Read(text, words.Language, now, EntityKinds.Number);
        if (numbers.IsEmpty || numbers[^1] is not { Value: NumberValue { Number: >= 0 and <= Most } value } number || value.Number != Math.Truncate(value.Number))
        {
            return null;
        }

        var after = text[number.End..];
        var who = text[..number.Start].Trim(' ', ':', ',', '=');
        return Performance.Measure.All.FirstOrDefault(m => Says(words, $"performance.said.{m}", after)) is { } measure
            && QuotaPeriod.All.FirstOrDefault(p => Says(words, $"performance.said_period.{p}", after)) is { } period
                ? new(who.Length == 0 || Says(words, "performance.said_everybody", who) ? null : who, (int)value.Number, measure, period)
                : null;
    }

    /// <summary>One of the words that a sentence lists, separated by commas, stands in the text.</summary>
    internal static bool Says(Words words, string key, string text)
    {
        var padded = $" {string.Join(' ', text.Split([' ', ',', '.', '/'], StringSplitOptions.RemoveEmptyEntries))} ";
        return words.Say(key).Plain.Split(',', StringSplitOptions.TrimEntries).Any(w => padded.Contains($" {w} ", StringComparison.OrdinalIgnoreCase));
    }
}

using SdrBot.Understanding;
using SdrBot.Wording;

namespace SdrBot.Qualification.Korean;

/// <summary>Amounts, counts and times as they are given in answer to a question: "3천~5천만원", "200명 정도", "5천만".</summary>
internal static class KoreanFigures
{
    private const string Won = "KRW";

    /// <summary>Between the ends of a range.</summary>
    private static readonly string[] Between = ["~", "〜", "～", "-", "에서", "부터"];

    /// <returns>The amount; null when the words name none or several.</returns>
    public static Amount? Money(string said, DateTime now)
    {
        var found = ValueReader.Read(said, Language.Korean, now, EntityKinds.Money | EntityKinds.Number | EntityKinds.Percentage | EntityKinds.When | EntityKinds.Phone);
        var amounts = found.Where(e => e.Value is MoneyValue or NumberValue).ToArray();
        if (amounts.Length is 0 or > 2 || found.Any(e => e.Value is PercentageValue || e.Type == EntityType.Phone))
        {
            return null;
        }

        var last = Of(amounts[^1]);
        if (amounts.Length == 1)
        {
            // A bare number is an amount only with its myriad ("5천만").
            return last.Currency is not null ? new(last.Amount, last.Amount, last.Currency) : IsGreat(amounts[0].Text) ? new(last.Amount, last.Amount, Won) : new(last.Amount, last.Amount);
        }

        var between = said[amounts[0].End..amounts[1].Start].Trim();
        if (!Between.Contains(between))
        {
            return null;
        }

        var first = Of(amounts[0]);
        var low = first.Currency is null && Myriad(amounts[0].Text) == 1 && first.Amount < last.Amount && IsGreat(amounts[1].Text) ? first.Amount * Myriad(amounts[1].Text) : first.Amount;
        return low <= last.Amount ? new(low, last.Amount, last.Currency ?? Won) : null;
    }

    /// <returns>The count; null when the words name none or several.</returns>
    public static Amount? Number(string said, DateTime now)
    {
        var found = ValueReader.Read(said, Language.Korean, now, EntityKinds.All & ~EntityKinds.YesNo);
        return found is [{ Value: NumberValue { Number: >= 0 } one }] ? new(one.Number, one.Number)
            : found is [{ Value: NumberValue first }, { Value: NumberValue second }] && first.Number <= second.Number && Between.Contains(said[found[0].End..found[1].Start].Trim().TrimStart('명')) ? new(first.Number, second.Number)
            : null;
    }

    private static (decimal Amount, string? Currency) Of(Entity entity) => entity.Value is MoneyValue money ? (money.Amount, money.Currency) : (((NumberValue)entity.Value).Number, null);

    private static bool IsGreat(string text) => text.AsSpan().ContainsAny('만', '억', '천');

    private static decimal Myriad(string text) => text.Contains('억', StringComparison.Ordinal) ? 100_000_000m : text.Contains('만', StringComparison.Ordinal) ? 10_000m : 1m;
}

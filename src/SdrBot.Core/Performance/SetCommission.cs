using SdrBot.Conversations;
using SdrBot.Understanding;
using SdrBot.Wording;

namespace SdrBot.Performance;

/// <summary><c>commission $100 a handoff, $150 above quota, $500 fixed</c>: what a month pays.</summary>
public sealed class SetCommission(IGoalStore goals) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (slots["text"] is not { } text)
        {
            return Commission.Of(await goals.FiguresAsync(turn.Tenant, cancellationToken)) is { } now ? Said(turn, now) : turn.Say("performance.commission.none");
        }

        if (Parse(turn, text) is not { } commission)
        {
            return turn.Say("performance.commission.unclear");
        }

        await goals.SaveAsync(turn.Tenant, Commission.EachKey, new(commission.Each, commission.Currency), cancellationToken);
        await goals.SaveAsync(turn.Tenant, Commission.AboveKey, commission.Above is { } above ? new(above, commission.Currency) : null, cancellationToken);
        await goals.SaveAsync(turn.Tenant, Commission.FixedKey, commission.Fixed > 0 ? new(commission.Fixed, commission.Currency) : null, cancellationToken);
        return Said(turn, commission);
    }

    private static Commission? Parse(Turn turn, string text)
    {
        decimal? each = null, above = null, part = null;
        string? currency = null;
        var amounts = ValueReader.Read(text, turn.Rep.Language, turn.LocalNow, EntityKinds.Money | EntityKinds.Number | EntityKinds.Percentage);
        for (var i = 0; i < amounts.Length; i++)
        {
            var value = amounts[i].Value switch { MoneyValue money => money.Amount, NumberValue number => number.Number, _ => -1 };
            if (value is < 0 or > 1_000_000_000)
            {
                return null;
            }

            currency ??= (amounts[i].Value as MoneyValue)?.Currency;
            var of = text[amounts[i].End..(i + 1 < amounts.Length ? amounts[i + 1].Start : text.Length)];
            if (QuotaText.Says(turn.Words, "performance.commission.said.above", of))
            {
                above = value;
            }
            else if (QuotaText.Says(turn.Words, "performance.commission.said.fixed", of))
            {
                part = value;
            }
            else if (amounts[i].Value is MoneyValue || QuotaText.Says(turn.Words, "performance.commission.said.each", of) || IsAll(text, amounts[i]))
            {
                each ??= value;
            }
        }

        return each is { } pays ? new(part ?? 0, pays, above, currency) : null;
    }

    /// <summary>Nothing stands beside the number: it can only be what is asked for.</summary>
    private static bool IsAll(string text, Entity amount) => string.IsNullOrWhiteSpace(text[..amount.Start]) && string.IsNullOrWhiteSpace(text[amount.End..]);

    private static Sentence Said(Turn turn, Commission commission) => Sentence.Join(
        ", ",
        turn.Say("performance.commission.each", ("amount", turn.Words.Money(commission.Each, commission.Currency))),
        commission.Above is { } above ? turn.Say("performance.commission.above", ("amount", turn.Words.Money(above, commission.Currency))) : Sentence.Empty,
        commission.Fixed > 0 ? turn.Say("performance.commission.fixed", ("amount", turn.Words.Money(commission.Fixed, commission.Currency))) : Sentence.Empty);
}

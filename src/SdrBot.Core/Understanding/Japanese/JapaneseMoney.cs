using SdrBot.Understanding.Neutral;
using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

/// <summary>Amounts of money (50万円, 2ドル3セント, ¥3万) and shares (3割5分, 二十パーセント) in Japanese.</summary>
internal static class JapaneseMoney
{
    private static readonly Table Words = new("Japanese.money");
    private static readonly Table Shares = new("Japanese.percentages");
    private static readonly WidePhrases<string> Names = W.Words(Words, "names");
    private static readonly WidePhrases<decimal> Cents = W.Decimals(Words, "cents");
    private static readonly WidePhrases<string> And = W.Words(Words, "and");
    private static readonly WidePhrases<string> NotAfter = W.Words(Words, "not after");
    private static readonly WidePhrases<string> Percent = W.Words(Shares, "percent");
    private static readonly WidePhrases<decimal> Tenths = W.Decimals(Shares, "tenths");
    private static readonly WidePhrases<string> Discounts = W.Words(Shares, "after tenths");
    private static readonly WidePhrases<string> NotShares = W.Words(Shares, "not shares");
    private static readonly Table Currencies = new("Neutral.currencies");
    private static readonly WidePhrases<string> Symbols = new(Currencies["symbols"].Concat([KeyValuePair.Create("\\", "JPY")]));
    private static readonly WidePhrases<string> Codes = new(Currencies["codes"]);

    public static void Read(Line line, List<Entity> into)
    {
        var text = line.Folded;
        for (var at = 0; at < text.Length;)
        {
            if ((SignFirst(text, at) ?? AmountFirst(text, at)) is not { } money)
            {
                at = Math.Max(at + 1, W.IsDigit(text, at) && W.NumberAt(text, at) is { } number ? number.End : 0);
                continue;
            }

            into.Add(line.FoundAt(at, money.End, EntityType.Money, _ => money.Value));
            at = money.End;
        }
    }

    public static void Percentages(Line line, List<Entity> into)
    {
        var text = line.Folded;
        for (var at = 0; at < text.Length;)
        {
            if (JapaneseNumbers.Signed(text, at) is not { } number)
            {
                at++;
                continue;
            }

            if (Share(text, number) is { } share)
            {
                into.Add(line.FoundAt(at, share.End, EntityType.Percentage, _ => new PercentageValue(share.Value)));
                at = share.End;
            }
            else
            {
                at = number.End;
            }
        }
    }

    // "20%", "二十パーセント", "3割8分7厘", "5割半", "2割引"
    private static Reading<decimal>? Share(string text, Reading<decimal> number)
    {
        var unit = W.Skip(text, number.End);
        if (Percent.At(text, unit)?.End is { } percent)
        {
            return new(percent, number.Value);
        }

        if (Spaced(text, unit) is { } spaced)
        {
            return new(spaced, number.Value);
        }

        if (Tenths.At(text, unit) is not { Value: 10 } tenth || NotShares.At(text, unit) is not null)
        {
            return null;
        }

        var (end, value, last) = (tenth.End, number.Value * 10, 10m);
        while (W.Small(text, end) is { Value: < 10 } digit && Tenths.At(text, digit.End) is { } smaller && smaller.Value < last)
        {
            (end, value, last) = (smaller.End, value + (digit.Value * smaller.Value), smaller.Value);
        }

        if (last == 10 && end < text.Length && text[end] == '半') { (end, value) = (end + 1, value + 5); }
        return new(Discounts.At(text, end)?.End ?? end, value);
    }

    // "パ ーセ ント": the word with spaces inside.
    private static int? Spaced(string text, int at)
    {
        const string Word = "パーセント";
        var next = at;
        foreach (var letter in Word)
        {
            next = W.Skip(text, next);
            if (next >= text.Length || text[next] != letter) { return null; }
            next++;
        }

        return next;
    }

    private static Reading<MoneyValue>? SignFirst(string text, int at)
    {
        var isCode = at < text.Length && char.IsAsciiLetter(text[at]);
        if (isCode && at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]))
        {
            return null;
        }

        if ((isCode ? Codes.At(text, at) : Symbols.At(text, at)) is not { } sign || (isCode && sign.End < text.Length && char.IsAsciiLetter(text[sign.End])))
        {
            return null;
        }

        var number = W.Skip(text, sign.End);
        return W.IsDigit(text, number) && JapaneseNumbers.Plain(text, number) is { } amount && (W.IsHan(text, amount.End - 1) || sign.Value is "JPY") ? new(Named(text, amount.End)?.End ?? amount.End, new MoneyValue(amount.Value, sign.Value)) : null;
    }

    private static Reading<MoneyValue>? AmountFirst(string text, int at)
    {
        if ((at > 0 && (W.Vague.StartBefore(text, at, 2) >= 0 || (W.IsDigit(text, at) && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] == '.')))) || W.NotNumbers.At(text, at) is not null || JapaneseNumbers.Plain(text, at) is not { } amount)
        {
            return null;
        }

        var unit = W.Skip(text, amount.End);
        if (Named(text, unit) is not { } name)
        {
            return Cents.At(text, unit) is { } cent && text[unit] is '銭' or 'セ' or 'ペ' && W.IsKatakana(text, unit + 1) | text[unit] == '銭' ? new(cent.End, new MoneyValue(amount.Value * cent.Value, text[unit] == '銭' ? "JPY" : text[unit] == 'ペ' ? "GBP" : "USD")) : null;
        }

        var (end, value) = (name.End, amount.Value);
        while (W.Small(text, end) is { Value: < 100 } small && Cents.At(text, small.End) is { } part && part.End > small.End)
        {
            (end, value) = (part.End, value + (small.Value * part.Value));
        }

        // "100ユーロと30": hundredths without their name.
        if (end == name.End && And.At(text, end) is { } and && W.Small(text, and.End) is { Value: < 100 } hundredths && Named(text, hundredths.End) is null && !W.IsHan(text, hundredths.End) && name.Value != "JPY")
        {
            (end, value) = (hundredths.End, value + (hundredths.Value / 100m));
        }

        return new(end, new MoneyValue(value, name.Value));
    }

    private static Reading<string>? Named(string text, int at)
    {
        if (Names.At(text, at) is { } name && !(W.IsHan(text, at) && NotAfter.At(text, name.End) is not null) && !(char.IsAsciiLetter(text[at]) && name.End < text.Length && char.IsAsciiLetter(text[name.End])))
        {
            return name;
        }

        return Codes.At(text, at) is { } code && !(code.End < text.Length && char.IsAsciiLetter(text[code.End])) ? code : Symbols.At(text, at) is { } symbol && !W.IsDigit(text, symbol.End) ? symbol : null;
    }
}

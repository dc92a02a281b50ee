namespace SdrBot.Understanding;

/// <summary>Reads a number at a token, in some language.</summary>
internal delegate Reading<decimal>? NumberReader(Line line, int at);

/// <summary>Finds amounts of money: signs and codes are the same everywhere, words come from the language.</summary>
internal sealed class MoneyReader(NumberReader number, IReadOnlyDictionary<string, string> names, IReadOnlyDictionary<string, string> cents, IReadOnlyDictionary<string, decimal> scales)
{
    private static readonly Table Currencies = new("Neutral.currencies");
    private static readonly IReadOnlyDictionary<string, string> Symbols = Currencies["symbols"];
    private static readonly IReadOnlyDictionary<string, string> Dollars = Currencies["dollars"];
    private static readonly IReadOnlyDictionary<string, string> Codes = Currencies["codes"];

    public void Read(Line line, List<Entity> into)
    {
        for (var at = 0; at < line.Count;)
        {
            if ((SignFirst(line, at) ?? AmountFirst(line, at)) is not { } money)
            {
                at++;
                continue;
            }

            into.Add(line.Found(at, money.End, EntityType.Money, money.Value));
            at = money.End;
        }
    }

    // "$ 14 million", "US$150", "USD 22.5 million", "MAUD 60", "sen 100,000"
    private Reading<MoneyValue>? SignFirst(Line line, int at)
    {
        if (Sign(line, at) is not { } sign || number(line, sign.End) is not { } amount || !line.IsDigits(sign.End) || Sign(line, at - 1)?.End == sign.End)
        {
            return null;
        }

        var (end, value) = (amount.End, amount.Value * sign.Value.Factor);
        if (scales.TryGetValue(line[end], out var scale) && amount.Value < 1_000_000m) { (end, value) = (end + 1, value * scale); }
        if (line[end] == "and" && Hundredths(line, end + 1) is { } small && !line.IsWord(small.End)) { (end, value) = (small.End, value + (small.Value / 100m)); }
        if (Cents(line, end) is { } cent) { (end, value) = (cent.End, value + cent.Value); }
        return new(end, new MoneyValue(value, sign.Value.Currency));
    }

    // "5 dollars", "50 million USD", "75 USD million", "thirteen dollars and forty-five cents", "10 $ 30 cent"
    private Reading<MoneyValue>? AmountFirst(Line line, int at)
    {
        if (line.IsWord(at) && !char.IsAsciiLetter(line[at][0]) || number(line, at) is not { } amount)
        {
            return null;
        }

        var unitAt = line[amount.End] == "-" ? amount.End + 1 : amount.End;
        if (Name(line, unitAt, cents) is { } cent && line[at - 1] is not "-")
        {
            return new(cent.End, new MoneyValue(amount.Value, cent.Value));
        }

        if (Unit(line, unitAt) is not { } unit)
        {
            return null;
        }

        // "3 USD50 cards": the code belongs to the number that it touches.
        if (line.IsDigits(unit.End) && line.IsGlued(unit.End) && !line.IsGlued(unitAt))
        {
            return null;
        }

        var (end, value) = (unit.End, amount.Value * unit.Value.Factor);
        if (scales.TryGetValue(line[end], out var scale) && amount.Value < 1_000_000m) { return new(end + 1, new MoneyValue(value * scale, unit.Value.Currency)); }
        var small = line[end] == "and" ? end + 1 : end;
        if (Cents(line, small) is { } cents100)
        {
            return new(cents100.End, new MoneyValue(value + cents100.Value, unit.Value.Currency));
        }

        if (Hundredths(line, small) is { } hundredths && Unit(line, hundredths.End) is null && Sign(line, hundredths.End - 1)?.End is null && number(line, small)?.End == hundredths.End
            && unit.Value.Factor == 1m && line[hundredths.End] is not ("%" or "-") && (!line.IsWord(hundredths.End) || line[hundredths.End] is "and" or "more" or "for" or "per" or "to"))
        {
            return new(hundredths.End, new MoneyValue(value + (hundredths.Value / 100m), unit.Value.Currency));
        }

        return new(end, new MoneyValue(value, unit.Value.Currency));
    }

    private Reading<decimal>? Cents(Line line, int at) =>
        number(line, at) is { } amount && amount.Value is > 0 and < 100 && Name(line, amount.End, cents) is { } cent ? new(cent.End, amount.Value / 100m) : null;

    private Reading<decimal>? Hundredths(Line line, int at) =>
        number(line, at) is { } amount && amount.Value is > 0 and < 100 && amount.Value == (int)amount.Value ? amount : null;

    private static Reading<(string Currency, decimal Factor)>? Sign(Line line, int at)
    {
        if (Symbols.TryGetValue(line[at], out var symbol))
        {
            return new(at + 1, (symbol, 1m));
        }

        if (line[at + 1] == "$" && Dollars.TryGetValue(line[at], out var dollar) && (line.IsGlued(at + 1) || line[at] is "us" or "c"))
        {
            return new(at + 2, (dollar, 1m));
        }

        return Code(line, at) ?? (line[at] == "sen" ? new(at + 1, ("Sen", 1m)) : null);
    }

    private static Reading<(string, decimal)>? Code(Line line, int at)
    {
        if (Codes.TryGetValue(line[at], out var code))
        {
            return new(at + 1, (code, 1m));
        }

        return line.Length(at) == 4 && line[at][0] == 'm' && Codes.TryGetValue(line[at][1..], out code) ? new(at + 1, (code, 1_000_000m)) : null;
    }

    private Reading<(string Currency, decimal Factor)>? Unit(Line line, int at)
    {
        if (Name(line, at, names) is { } name)
        {
            return new(name.End, (name.Value, 1m));
        }

        if (Symbols.TryGetValue(line[at], out var symbol))
        {
            // "20 $ 30": the sign goes with the number after it when it touches that one only.
            return line.IsDigits(at + 1) && line.IsGlued(at + 1) && !line.IsGlued(at) ? null : new(at + 1, (symbol, 1m));
        }

        return Code(line, at);
    }

    private static Reading<string>? Name(Line line, int at, IReadOnlyDictionary<string, string> table)
    {
        if (!line.IsWord(at))
        {
            return null;
        }

        if (line.IsWord(at + 1) && table.TryGetValue($"{line[at]} {line[at + 1]}", out var two))
        {
            return new(at + 2, two);
        }

        return table.TryGetValue(line[at], out var one) ? new(at + 1, one) : null;
    }
}

using W = SdrBot.Understanding.English.EnglishWords;

namespace SdrBot.Understanding.English;

/// <summary>English as a grammar of values.</summary>
internal sealed class EnglishGrammar : IGrammar
{
    private static readonly Table MoneyWords = new("English.money");
    private static readonly MoneyReader Amounts = new(EnglishNumbers.Read, MoneyWords["names"], MoneyWords["cents"], W.Scales);

    public Reading<decimal>? Number(Line line, int at) => EnglishNumbers.Read(line, at);

    public void When(Line line, DateTime now, List<Entity> into) => EnglishWhen.Read(line, now, into);

    public void YesNo(Line line, List<Entity> into) => EnglishAnswers.Read(line, into);

    public void Money(Line line, List<Entity> into) => Amounts.Read(line, into);

    public void Numbers(Line line, List<Entity> into)
    {
        for (var at = 0; at < line.Count;)
        {
            if (Signed(line, at) is not { } number || IsMeasured(line, at, number.End))
            {
                at++;
                continue;
            }

            into.Add(line.Found(at, number.End, EntityType.Number, new NumberValue(number.Value)));
            at = number.End;
        }
    }

    public void Percentages(Line line, List<Entity> into)
    {
        for (var at = 0; at < line.Count;)
        {
            if (Signed(line, at) is not { } number || !IsPercent(line, number.End, out var end))
            {
                at++;
                continue;
            }

            into.Add(line.Found(at, end, EntityType.Percentage, new PercentageValue(number.Value)));
            at = end;
        }
    }

    private static bool IsPercent(Line line, int at, out int end)
    {
        end = line[at] == "per" && line[at + 1] == "cent" ? at + 2 : at + 1;
        return (line[at] == "%" && !(line.IsGlued(at + 1) && line.IsDigits(at + 1)) && !InLink(line, at))
            || line[at] is "percent" or "percents" or "pct" or "pc" || end == at + 2;
    }

    // An escape in an address ("?q=30%") is no percentage.
    private static bool InLink(Line line, int at)
    {
        while (line.IsGlued(at) && at > 0)
        {
            at--;
            if (line[at] is "=" or "/" or "?") { return true; }
        }

        return false;
    }

    // A number with its sign, a fraction, or both ("2 1/4", "two and a half", "one out of three").
    private static Reading<decimal>? Signed(Line line, int at)
    {
        var isNegative = line[at] is "minus" or "negative" || (line[at] == "-" && !line.IsGlued(at) && line.IsGlued(at + 1) && line.IsDigits(at + 1));
        if (Whole(line, isNegative ? at + 1 : at) is not { } number)
        {
            return null;
        }

        return isNegative ? number with { Value = -number.Value } : number;
    }

    private static Reading<decimal>? Whole(Line line, int at)
    {
        if (EnglishFractions.Read(line, at) is { } fraction && !IsDate(line, at, fraction.End))
        {
            return W.Scales.TryGetValue(line[line[fraction.End] == "a" ? fraction.End + 1 : fraction.End], out var scale) && line[at] == "half"
                ? new(line[fraction.End] == "a" ? fraction.End + 2 : fraction.End + 1, fraction.Value * scale)
                : W.Dozens.Contains(line[fraction.End + 1]) && line[fraction.End] == "a" ? new(fraction.End + 2, 6)
                : fraction;
        }

        if (EnglishNumbers.Read(line, at) is not { } number || IsPronoun(line, at, number.End))
        {
            return null;
        }

        if (line[number.End] is "over" && EnglishNumberWords.Integer(line, number.End + 1, true) is { Value: > 0 } below)
        {
            return new(below.End, number.Value / below.Value);
        }

        if (line[number.End] is "over" && line.Value(number.End + 1) > 0)
        {
            return new(number.End + 2, number.Value / line.Value(number.End + 1));
        }

        if (line.IsWord(at) && line[number.End] == "out" && line[number.End + 1] == "of" && EnglishNumberWords.Integer(line, number.End + 2, false) is { Value: > 0 } outOf)
        {
            return new(outOf.End, number.Value / outOf.Value);
        }

        var next = line[number.End] == "and" ? number.End + 1 : number.End;
        return (next > number.End || line.Value(next) >= 0 || line[next] is "½" or "¼" or "¾") && EnglishFractions.Read(line, next) is { } rest && rest.Value < 1 && !IsDate(line, next, rest.End)
            ? new(rest.End, number.Value + rest.Value)
            : number;
    }

    private static bool IsDate(Line line, int at, int end) => line.IsDigits(at) && (line[end] == "/" || (line.IsGlued(at) && line[at - 1] == "/"));

    // "the one you mentioned", "no one"
    private static bool IsPronoun(Line line, int at, int end) =>
        line[at] == "one" && end == at + 1 && (W.NotBeforeOne.Contains(line[at - 1]) || W.NotNumbers.Contains($"one {line[end]}"));

    // "180ml", "May 4th": digits that belong to a unit or an ordinal.
    private static bool IsMeasured(Line line, int at, int end) =>
        (line.IsGlued(end) && W.Measures.Contains(line[end]) && line.IsDigits(end - 1)) || (line.IsGlued(at) && line.IsWord(at - 1) && line.IsDigits(at));
}

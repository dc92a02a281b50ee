using SdrBot.Understanding.Neutral;
using static SdrBot.Understanding.Korean.KoreanText;

namespace SdrBot.Understanding.Korean;

/// <summary>Amounts of money and percentages: "3천만원", "1억 2천 5백만 달러", "3달러 50센트", "₩5천만", "20프로", "3할 5푼".</summary>
internal static class KoreanMoney
{
    private static readonly Table Table = new("Korean.money");
    private static readonly SpacedPhrases<string> Names = new(Table["names"]);
    private static readonly SpacedPhrases<string> Hundredths = new(Table["hundredths"]);
    private static readonly SpacedPhrases<string> Signs = new(Table["signs"]);
    private static readonly SpacedPhrases<string> Particles = new(Table["particles"]);
    private static readonly string[] PercentWords = ["퍼센트", "퍼센티지", "프로", "%", "퍼"];

    public static Reading<MoneyValue>? Read(string text, int at) => SignFirst(text, at) ?? AmountFirst(text, at);

    public static Reading<decimal>? Percentage(string text, int at)
    {
        var negative = Negative(text, at);
        if (Amount(text, negative ?? at) is not { } number) { return null; }
        var unit = Skip(text, number.End);
        var sign = negative is null ? 1 : -1;
        foreach (var word in PercentWords)
        {
            if (Is(text, unit, word) && (word == "%" || EndsWell(text, unit + word.Length)) && !(word == "퍼" && unit > number.End)) { return new(unit + word.Length, sign * number.Value); }
        }

        // 3할 5푼 is 35 %.
        if (unit == number.End && At(text, unit) == '할' && number.Value is > 0 and <= 10 && EndsWell(text, unit + 1))
        {
            var next = Skip(text, unit + 1);
            return KoreanNumbers.Read(text, next) is { Value: > 0 and < 10 } tenth && At(text, tenth.End) == '푼'
                ? new(tenth.End + 1, sign * ((number.Value * 10) + tenth.Value))
                : new(unit + 1, sign * number.Value * 10);
        }

        return null;
    }

    /// <summary>Past a minus in words or as a sign.</summary>
    public static int? Negative(string text, int at)
    {
        if (KoreanNumbers.Negative.At(text, at) is { } word && Begins(text, at)) { return Skip(text, word.End); }
        return At(text, at) == '-' && IsDigitAt(text, at + 1) && (at == 0 || (!char.IsLetterOrDigit(text[at - 1]) && text[at - 1] is not ('-' or '.' or ')'))) ? at + 1 : null;
    }

    private static Reading<decimal>? Amount(string text, int at) =>
        (IsDigitAt(text, at) || At(text, at) == '.' ? !(at > 0 && (IsDigitAt(text, at - 1) || IsLetterAt(text, at - 1) || text[at - 1] is '.' or ',' && IsDigitAt(text, at - 2))) : Begins(text, at)) ? KoreanNumbers.Read(text, at) : null;

    // "₩5천만", "usd 2만"; amounts without a Korean unit are read as everywhere.
    private static Reading<MoneyValue>? SignFirst(string text, int at)
    {
        if (Signs.At(text, at) is not { } sign || (char.IsAsciiLetter(text[at]) && (IsLetterAt(text, at - 1) || IsLetterAt(text, sign.End)))) { return null; }
        return KoreanNumbers.Read(text, Skip(text, sign.End)) is { } amount && KoreanNumbers.IsUnit(text[amount.End - 1]) ? new(amount.End, new MoneyValue(amount.Value, sign.Value)) : null;
    }

    private static Reading<MoneyValue>? AmountFirst(string text, int at)
    {
        if (Amount(text, at) is not { } amount || amount.Value == 0) { return null; }
        var unit = Skip(text, amount.End);
        if (Hundredths.At(text, unit) is { } small && EndsWell(text, small.End)) { return new(small.End, new MoneyValue(amount.Value, small.Value)); }
        if (Names.At(text, unit) is not { } name || !EndsWell(text, name.End))
        {
            return Signs.At(text, unit) is { } sign && (KoreanNumbers.IsUnit(text[amount.End - 1]) || text[unit] == '$') && !IsDigitAt(text, sign.End) && !IsLetterAt(text, sign.End) ? new(sign.End, new MoneyValue(amount.Value, sign.Value)) : null;
        }

        // 사원 is an employee, 만원 is ten thousand won.
        if (!IsDigitAt(text, at) && text[at] != '.' && amount.End - at == 1 && !KoreanNumbers.IsUnit(text[at]) && unit == amount.End) { return null; }
        var next = Skip(text, name.End);
        return KoreanNumbers.Read(text, next) is { Value: > 0 and < 100 } rest && Hundredths.At(text, Skip(text, rest.End)) is { } cents
            ? new(cents.End, new MoneyValue(amount.Value + (rest.Value / 100m), name.Value))
            : new(name.End, new MoneyValue(amount.Value, name.Value));
    }

    private static bool EndsWell(string text, int end) => !IsHangulAt(text, end) || Particles.At(text, end) is not null;
}

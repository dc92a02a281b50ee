using static SdrBot.Understanding.Korean.KoreanText;

namespace SdrBot.Understanding.Korean;

/// <summary>Plain numbers wherever they stand, with their sign, and fractions: "삼분의 이", "3/4", "셋 중 하나", "절반".</summary>
internal static class KoreanFractions
{
    public static Reading<decimal>? Read(string text, int at)
    {
        var negative = KoreanMoney.Negative(text, at);
        var start = negative ?? at;
        if ((negative is null && at > 0 && IsInside(text, at)) || Unsigned(text, start, negative is not null) is not { } number) { return null; }
        return negative is null ? number : new(number.End, -number.Value);
    }

    private static bool IsInside(string text, int at) =>
        IsDigitAt(text, at) || At(text, at) == '.'
            ? IsDigitAt(text, at - 1) || IsLetterAt(text, at - 1) || (At(text, at) == '.' && char.IsLetterOrDigit(text[at - 1]))
            : !Begins(text, at);

    private static Reading<decimal>? Unsigned(string text, int at, bool isSigned)
    {
        if (KoreanNumbers.Half.At(text, at) is { } half && KoreanNumbers.EndsWell(text, half.End) && !IsHangulCounter(text, half.End)) { return new(half.End, 0.5m); }
        if (Native(text, at) is { } native) { return native; }
        if (KoreanNumbers.Read(text, at) is not { } number) { return null; }
        if (Divided(text, number) is { } fraction) { return fraction; }
        if (WithFraction(text, number) is { } mixed) { return mixed; }
        var isWritten = IsDigitAt(text, at) || At(text, at) == '.';
        return isWritten ? Written(text, at, number) : KoreanNumbers.IsPlain(text, at, number.End, isSigned) ? number : null;
    }

    private static bool IsHangulCounter(string text, int end) => IsHangulAt(text, end) && !(At(text, end) is '이' or '을' or '은' or '의' or '도' or '만' or '으' or '정' or '쯤' or '입');

    private static Reading<decimal>? Native(string text, int at)
    {
        if (KoreanNumbers.Native(text, at) is not { } number || !KoreanNumbers.EndsWell(text, number.End)) { return null; }

        // "셋 중 하나"
        var among = Skip(text, number.End);
        return Is(text, among, "중") && KoreanNumbers.Native(text, Skip(text, among + 1)) is { } part && part.Value < number.Value ? new(part.End, part.Value / number.Value) : number;
    }

    // "3/4", "2 1/4", and no part of a date, of a unit (180ml) or of a month.
    private static Reading<decimal>? Written(string text, int at, Reading<decimal> number)
    {
        if (Slashed(text, number) is { } fraction) { return fraction; }
        if (number.Value == (int)Math.Min(number.Value, int.MaxValue) && Skip(text, number.End) > number.End && KoreanNumbers.Digits(text, Skip(text, number.End)) is { } more && Slashed(text, more) is { } part && part.Value < 1)
        {
            return new(part.End, number.Value + part.Value);
        }

        if (IsLetterAt(text, number.End)) { return null; }
        return At(text, number.End) is '월' or '일' && !Is(text, number.End, "일간") && !Is(text, number.End, "일 ") || (At(text, number.End) == '일' && IsMonthBefore(text, at)) ? null : number;
    }

    private static bool IsMonthBefore(string text, int at)
    {
        while (at > 0 && text[at - 1] == ' ') { at--; }
        return At(text, at - 1) == '월';
    }

    private static Reading<decimal>? Slashed(string text, Reading<decimal> above) =>
        At(text, above.End) == '/' && KoreanNumbers.Digits(text, above.End + 1) is { Value: > 0 } below && below.Value == decimal.Truncate(below.Value) && At(text, below.End) != '/' && below.End - above.End <= 4 && above.Value < below.Value * 10 ? new(below.End, above.Value / below.Value) : null;

    // "팔분의 오", "20분의 마이너스 일"
    private static Reading<decimal>? Divided(string text, Reading<decimal> below)
    {
        var at = Skip(text, below.End);
        if (!Is(text, at, "분의") || below.Value == 0) { return null; }
        at = Skip(text, at + 2);
        var negative = KoreanMoney.Negative(text, at);
        return Numerator(text, negative ?? at) is { } above ? new(above.End, (negative is null ? 1 : -1) * above.Value / below.Value) : null;
    }

    // In "오분의 일만" 만 is "only".
    private static Reading<decimal>? Numerator(string text, int at)
    {
        if (KoreanNumbers.Read(text, at) is not { } number) { return null; }
        return text[number.End - 1] == '만' && number.End - at > 1 && KoreanNumbers.Read(text[..(number.End - 1)], at) is { } shorter ? shorter : number;
    }

    // "일과 이분의 일"
    private static Reading<decimal>? WithFraction(string text, Reading<decimal> whole)
    {
        if (!(Is(text, whole.End, "과") || Is(text, whole.End, "와"))) { return null; }
        return KoreanNumbers.Read(text, Skip(text, whole.End + 1)) is { } below && Divided(text, below) is { } fraction ? new(fraction.End, whole.Value + fraction.Value) : null;
    }
}

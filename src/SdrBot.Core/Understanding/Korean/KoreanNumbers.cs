using SdrBot.Understanding.Neutral;
using static SdrBot.Understanding.Korean.KoreanText;

namespace SdrBot.Understanding.Korean;

/// <summary>Numbers in digits, in Chinese numerals or both (3만5천, 삼십오만), and in native ones (하나, 열다섯). Places are characters of the folded text.</summary>
internal static class KoreanNumbers
{
    private const int LongestRun = 18;

    private static readonly Table Table = new("Korean.numbers");
    private static readonly Dictionary<char, decimal> Sino = Characters("digits");
    private static readonly Dictionary<char, decimal> Units = Characters("units");
    private static readonly SpacedPhrases<int> Tens = new(Table.Integers("tens"));
    private static readonly SpacedPhrases<int> Ones = new(Table.Integers("ones"));
    private static readonly SpacedPhrases<int> Short = new(Table.Integers("before counters"));
    private static readonly SpacedPhrases<string> Counters = new(Table["counters"]);
    private static readonly SpacedPhrases<string> ParticleTable = new(Table["particles"]);
    private static readonly SpacedPhrases<string> NotNumbers = new(Table["not numbers"]);
    private static readonly SpacedPhrases<string> NotUnits = new(Table["not units"]);
    private static readonly SpacedPhrases<string> NotDigits = new(Table["not after a digit"]);

    public static SpacedPhrases<string> Negative { get; } = new(Table["negative"]);

    public static SpacedPhrases<string> Half { get; } = new(Table["half"]);

    /// <summary>"1,234.5"; thousands need their comma glued.</summary>
    public static Reading<decimal>? Digits(string text, int at)
    {
        var end = at;
        while (end - at < LongestRun && IsDigitAt(text, end)) { end++; }
        if (IsDigitAt(text, end) || (end == at && !(At(text, at) == '.' && IsDigitAt(text, at + 1)))) { return null; }
        while (end - at < LongestRun && end > at && At(text, end) == ',' && IsDigitAt(text, end + 1) && IsDigitAt(text, end + 2) && IsDigitAt(text, end + 3) && !IsDigitAt(text, end + 4)) { end += 4; }
        if (At(text, end) == '.' && IsDigitAt(text, end + 1))
        {
            var fraction = end + 1;
            while (fraction - end <= 9 && IsDigitAt(text, fraction)) { fraction++; }

            // 192.168.1.2 is no decimal.
            var isChain = (At(text, fraction) == '.' && IsDigitAt(text, fraction + 1)) || (end > at && At(text, at - 1) == '.' && IsDigitAt(text, at - 2));
            end = IsDigitAt(text, fraction) || isChain ? end : fraction;
        }

        return end > at && decimal.TryParse(text.AsSpan(at, end - at), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var value) ? new(end, value) : null;
    }

    /// <summary>Digits and Chinese numerals, mixed: "3만5천", "1억 2천 5백만", "삼십오만", "이백점 영삼".</summary>
    public static Reading<decimal>? Read(string text, int at)
    {
        var sum = new KoreanSum();
        var (end, inDigits) = (at, IsDigitAt(text, at) || At(text, at) == '.');
        while (true)
        {
            var next = end > at && sum.EndsInUnit ? Skip(text, end) : end;
            var isSpaced = next > end;
            if ((IsDigitAt(text, next) || (next == at && At(text, next) == '.')) && (end == at || sum.EndsInUnit)
                && Digits(text, next) is { } digits && !(isSpaced && IsHangulAt(text, digits.End) && !Units.ContainsKey(text[digits.End])))
            {
                if (!sum.Add(digits.Value)) { break; }
                end = digits.End;
            }
            else if (Units.TryGetValue(At(text, next), out var unit))
            {
                // "5만" is fifty thousand, "5 만나요" is five.
                if (NotUnits.At(text, next) is not null || !sum.AddUnit(unit)) { break; }
                end = next + 1;
            }
            else if (Sino.TryGetValue(At(text, next), out var digit) && (end == at || sum.EndsInUnit) && !(isSpaced && !Units.ContainsKey(At(text, next + 1))) && !IsParticle(text, next, inDigits, end > at))
            {
                if (!sum.Add(digit)) { break; }
                end = next + 1;
            }
            else
            {
                break;
            }
        }

        return end == at ? null : Point(text, new(end, sum.Value), inDigits);
    }

    /// <summary>열다섯, 스물하나; before a counter also 한, 두, 세, 네, 스무.</summary>
    public static Reading<decimal>? Native(string text, int at)
    {
        if (Tens.At(text, at) is { } tens)
        {
            return (Ones.At(text, tens.End) ?? ShortBeforeCounter(text, tens.End)) is { } rest ? new(rest.End, tens.Value + rest.Value) : new(tens.End, tens.Value);
        }

        return (Ones.At(text, at) ?? ShortBeforeCounter(text, at)) is { } ones ? new(ones.End, ones.Value) : null;
    }

    /// <summary>Whether what follows a number in letters lets it be one: a counter, a particle or the word's end.</summary>
    public static bool EndsWell(string text, int end) =>
        !IsHangulAt(text, end) || Counters.At(text, end) is not null || ParticleTable.At(text, end) is not null;

    /// <summary>A number in Chinese numerals standing for itself, not the beginning of another word (이 가방, 일등석, 천사).</summary>
    public static bool IsPlain(string text, int at, int end, bool isSigned)
    {
        if (!Begins(text, at) || !EndsWell(text, end) || (NotNumbers.At(text, at) is { } other && other.End >= end && WordEnd(text, at) <= end + 2 && !IsCounter(text, end) && text.Length > end)) { return false; }
        if (end - at > 1 || isSigned) { return true; }
        return Units.ContainsKey(text[at])
            ? text.Trim().Length == 1
            : text.Trim().Length == 1 || (text[at] is '삼' or '육' or '칠' or '팔' or '구' && At(text, end) is '은' or '는' or '과' or '을' && !IsHangulAt(text, end + 1));
    }

    public static bool IsUnit(char character) => Units.ContainsKey(character);

    public static bool IsCounter(string text, int at) => Counters.At(text, Skip(text, at)) is not null;

    private static Reading<int>? ShortBeforeCounter(string text, int at) =>
        Short.At(text, at) is { } number && IsCounter(text, number.End) ? number : null;

    // "이백점 칠일", "삼점오": digits one by one behind the point.
    private static Reading<decimal>? Point(string text, Reading<decimal> whole, bool inDigits)
    {
        if (inDigits || At(text, whole.End) != '점') { return whole; }
        var at = Skip(text, whole.End + 1);
        var (end, value, weight) = (at, whole.Value, 0.1m);
        while (Sino.TryGetValue(At(text, end), out var digit) && end - at < 9 && !(text[end] == '이' && IsHangulAt(text, end + 1) && !Sino.ContainsKey(text[end + 1])))
        {
            (value, weight, end) = (value + (digit * weight), weight / 10, end + 1);
        }

        return end == at ? whole : new(end, value);
    }

    // "5천만이 넘음", "3천 이상", "구천오백이다": the particle, not two.
    private static bool IsParticle(string text, int at, bool inDigits, bool isLater) =>
        text[at] == '이' && isLater && !Units.ContainsKey(At(text, at + 1)) && (inDigits || NotDigits.At(text, at) is not null);

    private static Dictionary<char, decimal> Characters(string section) =>
        Table[section].ToDictionary(entry => entry.Key[0], entry => decimal.Parse(entry.Value, System.Globalization.CultureInfo.InvariantCulture));
}

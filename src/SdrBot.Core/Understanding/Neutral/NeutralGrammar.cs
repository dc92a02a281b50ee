using System.Globalization;

namespace SdrBot.Understanding.Neutral;

/// <summary>What can be read of a language without words of its own: digits, ISO dates, percent signs.</summary>
internal sealed class NeutralGrammar : IGrammar
{
    private static readonly Dictionary<string, string> NoNames = [];
    private static readonly MoneyReader Amounts = new(Digits, NoNames, NoNames, new Dictionary<string, decimal>());

    public Reading<decimal>? Number(Line line, int at) => Digits(line, at);

    public void Numbers(Line line, List<Entity> into)
    {
        for (var at = 0; at < line.Count; at++)
        {
            if (Digits(line, at) is { } number)
            {
                into.Add(line.Found(at, number.End, EntityType.Number, new NumberValue(number.Value)));
                at = number.End - 1;
            }
        }
    }

    public void When(Line line, DateTime now, List<Entity> into)
    {
        for (var at = 0; at + 4 < line.Count; at++)
        {
            if (line.Length(at) == 4 && line[at + 1] is "-" or "/" or "." && line[at + 3] == line[at + 1] && line.IsGlued(at + 4)
                && Calendar.Exact(line.Value(at), line.Value(at + 2), line.Value(at + 4)) is { } date)
            {
                into.Add(line.Found(at, at + 5, EntityType.Date, new DateValue(date)));
                at += 4;
            }
        }
    }

    public void YesNo(Line line, List<Entity> into)
    {
    }

    public void Percentages(Line line, List<Entity> into)
    {
        for (var at = 0; at < line.Count; at++)
        {
            if (Digits(line, at) is { } number && line[number.End] == "%")
            {
                into.Add(line.Found(at, number.End + 1, EntityType.Percentage, new PercentageValue(number.Value)));
                at = number.End;
            }
        }
    }

    public void Money(Line line, List<Entity> into) => Amounts.Read(line, into);

    /// <summary>"12", "1,234.5".</summary>
    private static Reading<decimal>? Digits(Line line, int at)
    {
        if (!line.IsDigits(at) || line.Length(at) > 18)
        {
            return null;
        }

        var digits = line[at];
        var end = at + 1;
        while (digits.Length < 18 && line[end] == "," && line.IsGlued(end) && line.IsGlued(end + 1) && line.IsDigits(end + 1) && line.Length(end + 1) == 3)
        {
            digits += line[end + 1];
            end += 2;
        }

        if (line[end] == "." && line.IsGlued(end) && line.IsGlued(end + 1) && line.IsDigits(end + 1) && line.Length(end + 1) <= 9)
        {
            digits = $"{digits}.{line[end + 1]}";
            end += 2;
        }

        return new(end, decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
    }
}

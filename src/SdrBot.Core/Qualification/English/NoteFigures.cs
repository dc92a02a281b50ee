using SdrBot.Understanding;
using SdrBot.Understanding.English;

namespace SdrBot.Qualification.English;

/// <summary>A number or an amount in a note, or a range of them.</summary>
/// <param name="IsShort">Written as only money and crowds are: <c>50k</c>.</param>
/// <param name="IsAmbiguous">Written so that it may be read in two ways: <c>8.000</c>.</param>
internal sealed record Figure(int First, int End, Amount Amount, bool IsMoney, bool IsShort, bool IsAmbiguous);

/// <summary>Finds the figures between two places, joining the ends of ranges.</summary>
internal static class NoteFigures
{
    private const int Thousand = 1000;

    public static List<Figure> In(NoteLine note, int first, int end)
    {
        var figures = new List<Figure>();
        for (var at = first; at < end;)
        {
            if (At(note, at, end) is not { } figure)
            {
                at++;
                continue;
            }

            if (figures is [.., var before] && Joins(note, before, figure) && Joined(before, figure) is { } range)
            {
                figures[^1] = range;
            }
            else
            {
                figures.Add(figure);
            }

            at = figure.End;
        }

        return figures;
    }

    private static Figure? At(NoteLine note, int at, int end)
    {
        var line = note.Line;
        if (note.EntityAt(at) is { } entity)
        {
            if (entity is { Type: EntityType.Money, Value: MoneyValue money })
            {
                var after = note.EntityEnd(at);
                return new(at, after, new(money.Amount, money.Amount, money.Currency), true, false, IsTwofold(line, at, after) || IsLess(line, at));
            }

            if (entity.Type is not EntityType.Number)
            {
                return null;
            }
        }

        // "a couple hundred"
        if (note.Words[at] == "couple" && at + 1 < end)
        {
            var hundred = note.Words[at + 1] == "of" ? at + 2 : at + 1;
            return hundred < end && note.Words[hundred] is "hundred" or "thousand" ? Plain(at, hundred + 1, note.Words[hundred] == "hundred" ? 200 : 2000) : null;
        }

        if (!line.IsDigits(at) && !line.IsWord(at) || EnglishNumbers.Read(line, at) is not { } number || number.End > end)
        {
            return null;
        }

        if (number.End + 1 < end && note.Words[number.End] == "/" && note.Words[number.End + 1] is "yr" or "year" or "month" or "mo")
        {
            return Plain(at, number.End, number.Value) with { IsShort = number.Value >= Thousand };
        }

        if (number.End < end && note.Words[number.End] is "%" or "percent" or "st" or "nd" or "rd" or "th" or ":" or "/")
        {
            return null;
        }

        if (number.End < end && note.Words[number.End] == "grand")
        {
            return new(at, number.End + 1, new(number.Value * Thousand, number.Value * Thousand), false, true, IsLess(line, at));
        }

        var isShort = line.IsDigits(at) && line.IsWord(number.End - 1) && number.Value >= Thousand;
        return new(at, number.End, new(number.Value, number.Value), false, isShort, IsTwofold(line, at, number.End) || IsLess(line, at));
    }

    private static Figure Plain(int first, int end, decimal number) => new(first, end, new(number, number), false, false, false);

    /// <summary>Three digits after a point are thousands to some and decimals to others.</summary>
    private static bool IsTwofold(Line line, int first, int end)
    {
        for (var at = first; at + 2 < end + 2 && at + 2 < line.Count; at++)
        {
            if (line.IsDigits(at) && line[at + 1] == "." && line.IsGlued(at + 1) && line.IsGlued(at + 2) && line.IsDigits(at + 2) && line.Length(at + 2) == 3)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"-50k", "$-50k": less than nothing is a slip, or a dash; between two figures it joins them.</summary>
    private static bool IsLess(Line line, int at)
    {
        var sign = line[at] is "$" or "€" or "£" or "¥" or "₩" || line[at - 1] is not ("$" or "€" or "£" or "¥" or "₩") ? at - 1 : at - 2;
        return line[sign] is "-" or "−" && line.IsGlued(sign + 1) && (sign == 0 || !line.IsGlued(sign) || line[sign - 1] is "$" or "€" or "£" or "¥" or "₩" or "(" or ":");
    }

    private static bool Joins(NoteLine note, Figure low, Figure high) =>
        high.First == low.End + 1
        && (note.Words[low.End] is "-" or "to" or "till" || (note.Words[low.End] is "and" or "&" && low.First > 0 && note.Words[low.First - 1] == "between"));

    /// <summary>"40-60k" means forty thousand to sixty thousand.</summary>
    private static Figure? Joined(Figure low, Figure high)
    {
        var scale = low.Amount.Low < Thousand && !low.IsShort && high.Amount.Low >= Thousand && (high.IsShort || high.IsMoney) && low.Amount.Low * Thousand <= high.Amount.Low ? Thousand : 1;
        var from = low.Amount.Low * scale;
        return from < high.Amount.High
            ? new(low.First, high.End, new(from, high.Amount.High, high.Amount.Currency ?? low.Amount.Currency), low.IsMoney || high.IsMoney, low.IsShort || high.IsShort, low.IsAmbiguous || high.IsAmbiguous)
            : null;
    }
}

using System.Text.RegularExpressions;

namespace SdrBot.Understanding.Neutral;

/// <summary>Telephone numbers as the world writes them; amounts, dates and account numbers are not.</summary>
internal static partial class Phones
{
    private const int FewestDigits = 7;
    private const int MostDigits = 15;

    // What stands before a number and makes it something else.
    [GeneratedRegex(@"(?:account|card|acct|ssn|order|invoice|ticket|serial|tracking|omb|ref|case|po|zip|code)\s*(?:number|no\.?|nr\.?|num|is|#|id|:|\s)*$|#\s?$|\bno\.\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex OtherNumber();

    [GeneratedRegex(@"^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}:\d\d)(?:\D|$)", RegexOptions.NonBacktracking)]
    private static partial Regex DateOrTime();

    [GeneratedRegex(@"^\s?(?:extension|ext\.?|x)\s?\d{1,6}", RegexOptions.NonBacktracking)]
    private static partial Regex Extension();

    /// <param name="sure">Whether a mere run of digits needs the length and shape of a telephone number.</param>
    public static void Read(Line line, List<Entity> into, bool sure)
    {
        var text = line.Folded;
        for (var at = 0; at < text.Length; at++)
        {
            if (!(char.IsAsciiDigit(text[at]) || text[at] is '+' or '('))
            {
                continue;
            }

            var run = Run(text, at);
            if (run.Digits == 0)
            {
                continue;
            }

            if (IsPhone(text, at, run, sure))
            {
                var extension = Extension().Match(text[run.End..Math.Min(text.Length, run.End + 20)]);
                var end = run.End + extension.Length;
                into.Add(line.FoundAt(at, end, EntityType.Phone, found => new TextValue(found)));
                at = end - 1;
            }
            else if (text[at] != '(' || run.IsBalanced)
            {
                at = run.End - 1;
            }
        }
    }

    private readonly record struct Span(int End, int Digits, string Shape, bool IsBalanced);

    // Groups of digits with at most two separators between them; the shape has one letter per digit and separator.
    private static Span Run(string text, int start)
    {
        var (end, digits, open, isBalanced) = (start, 0, 0, true);
        var shape = new System.Text.StringBuilder();
        for (var at = start; at < text.Length;)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                if ((at == start || !char.IsAsciiDigit(text[at - 1])) && digits >= FewestDigits && text[at - 1] == ' ' && DateOrTime().IsMatch(text.AsSpan(at, Math.Min(12, text.Length - at))))
                {
                    break;
                }

                digits++;
                shape.Append('9');
                end = ++at;
                continue;
            }

            if (at - end >= 3 || text[at] is not (' ' or '-' or '.' or '/' or '(' or ')' or '+') || (text[at] == '+' && shape.Length > 0 && shape[^1] != '('))
            {
                break;
            }

            if (text[at] == '(')
            {
                open++;
            }
            else if (text[at] == ')' && --open < 0)
            {
                isBalanced = false;
                break;
            }

            shape.Append(text[at]);
            at++;
        }

        while (shape.Length > 0 && shape[^1] != '9') { shape.Length--; }
        return new Span(end, digits, shape.ToString(), isBalanced && open == 0);
    }

    private static bool IsPhone(string text, int at, Span run, bool sure)
    {
        var shape = run.Shape;
        var hasPlus = shape.Contains('+', StringComparison.Ordinal);
        if (run.Digits < FewestDigits || run.Digits > MostDigits + (hasPlus ? 1 : 0) || !run.IsBalanced || !IsAlone(text, at, run.End, shape) || OtherNumber().IsMatch(text.AsSpan(Math.Max(0, at - 30), Math.Min(30, at))))
        {
            return false;
        }

        if (shape is "999-99-9999" or "9999-9999-9999-9999" or "9999 9999 9999 9999" || DateOrTime().IsMatch(text.AsSpan(at, Math.Min(12, text.Length - at))))
        {
            return false;
        }

        if (shape == "999-9999")
        {
            return text[at] is >= '2' and <= '9';
        }

        if (shape.Contains('.', StringComparison.Ordinal) && !hasPlus && shape.Count(separator => separator == '.') < 2)
        {
            return false;
        }

        var hasMarks = hasPlus || shape.AsSpan().ContainsAny('-', '(', '/') || shape.Contains('.', StringComparison.Ordinal);
        var hasSpaces = shape.Contains(' ', StringComparison.Ordinal);
        if (!hasMarks && hasSpaces)
        {
            return run.Digits >= 8 && (!sure || run.Digits >= 9) && !IsThousands(text, at, shape);
        }

        return hasMarks ? !sure || run.Digits >= 8 : !sure || run.Digits is 10 or 11 || (text[at] == '0' && run.Digits >= 9);
    }

    // "1 234 567" and "12 000 000" are amounts.
    private static bool IsThousands(string text, int at, string shape)
    {
        var groups = shape.Split(' ');
        return groups.Sum(group => group.Length) is not 8 && text[at] != '0' && groups[0].Length <= 3 && groups.Skip(1).All(group => group.Length == 3);
    }

    private static bool IsAlone(string text, int at, int end, string shape)
    {
        var before = at > 0 ? text[at - 1] : ' ';
        var beforeThat = at > 1 ? text[at - 2] : ' ';
        if (shape[0] == '+' ? char.IsAsciiDigit(before) : char.IsLetterOrDigit(before) && before < '\u1100')
        {
            return false;
        }

        // "91a-677-0060": part of a code.
        if (before is '-' && char.IsLetter(beforeThat) && at > 2 && char.IsAsciiDigit(text[at - 3]))
        {
            return false;
        }

        // A minus sign, a price, a decimal; "OFFICE-1(516)..." is fine.
        if (before is '$' or '€' or '£' or '¥' or '₩' or '=' or '/' or '_' || (before is '-' or '+' && !char.IsLetter(beforeThat) && (beforeThat != ' ' || at == 1 || !char.IsLetter(text[Math.Max(0, at - 3)]) || shape.AsSpan().IndexOfAny('(', '-') < 0))
            || (before is '.' or ',' && char.IsAsciiDigit(beforeThat)))
        {
            return false;
        }

        var after = end < text.Length ? text[end] : ' ';
        var afterThat = end + 1 < text.Length ? text[end + 1] : ' ';
        if (char.IsAsciiLetter(after))
        {
            return text.AsSpan(end).StartsWith("x") && char.IsAsciiDigit(afterThat) || text.AsSpan(end).StartsWith("ext");
        }

        return after is not ('%' or '=' or ':' or '°' or '$' or '€') && !(after is ',' or '.' && char.IsAsciiDigit(afterThat)) && !(after == ' ' && IsHex(text, end + 1));
    }

    private static bool IsHex(string text, int at) =>
        at + 1 < text.Length && char.IsAsciiLetter(text[at]) && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at]);
}

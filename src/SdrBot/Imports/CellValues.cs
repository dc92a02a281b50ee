using System.Globalization;
using System.Text.RegularExpressions;
using SdrBot.Leads;

namespace SdrBot.Imports;

/// <summary>Numbers and days as people and CRMs write them in cells.</summary>
internal static partial class CellValues
{
    // The first fitting one is taken: a day before a month only where the month cannot be one.
    private static readonly string[] Days =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy. M. d", "yyyy. M. d.", "yyyy.M.d.", "yyyy年M月d日", "yyyy년M월d일", "yyyy년 M월 d일", "yyyyMMdd",
        "M/d/yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "M/d/yy", "d MMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "d MMMM yyyy", "d-MMM-yyyy",
    ];

    /// <returns>The number of <c>1,200</c>, <c>1 200</c>, <c>500명</c>, <c>10000+</c>; of a range its lower end; null when it is none.</returns>
    public static int? Count(string cell) =>
        Number().Match(Folding.Fold(cell)) is { Success: true } match
        && int.TryParse(Separator().Replace(match.Groups["low"].Value, ""), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : null;

    /// <returns>The day of a date, with or without a time behind it; null when it is none.</returns>
    public static DateOnly? Day(string cell)
    {
        var text = cell.Trim();
        var time = Time().Match(text);
        return DateOnly.TryParseExact(
            time.Success ? text[..time.Index].TrimEnd(' ', ',') : text, Days, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var day)
            ? day
            : null;
    }

    [GeneratedRegex(
        @"^(?:(?:approx\.?|about|약|約|~|>|<)\s*)?(?<low>[0-9]{1,3}(?:[,.' ’][0-9]{3})+|[0-9]{1,9})(?:[.,]0{1,2})?(?:\s*(?:-|–|~|〜|to)\s*[0-9,.' ’]+)?\s*\+?\s*(?:명|인|名|人|people|employees)?(?:\s*(?:이상|以上))?$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex("[^0-9]")]
    private static partial Regex Separator();

    [GeneratedRegex(@"(?:T|\s+(?:오전|오후|午前|午後|AM|PM)?\s*)[0-9]{1,2}:[0-9]{2}.*$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Time();
}

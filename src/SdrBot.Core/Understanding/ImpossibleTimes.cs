using System.Globalization;
using System.Text.RegularExpressions;

namespace SdrBot.Understanding;

/// <summary>Times that were said and never come: "Feb 30", "in -3 days", "2월 30일", "내일 오전 25시". They are no other time instead.</summary>
internal static partial class ImpossibleTimes
{
    /// <summary>Nobody plans so many years ahead.</summary>
    private const int LastYear = 2999;

    private const int LeapYear = 2024;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Where they stand in what was written.</summary>
    public static List<(int Start, int End)> In(string text) =>
        text.Any(char.IsDigit) ? Find(string.Create(text.Length, text, static (to, from) => { for (var at = 0; at < to.Length; at++) { to[at] = Plain(from[at]); } })) : [];

    private static List<(int Start, int End)> Find(string text) =>
        [.. MonthFirst().Matches(text).Concat(DayFirst().Matches(text)).Where(m => !IsDay(m, Month(m.Groups["month"].Value)))
            .Concat(Iso().Matches(text).Concat(EastAsian().Matches(text)).Where(m => !IsDay(m, int.Parse(m.Groups["month"].Value, CultureInfo.InvariantCulture))))
            .Concat(Spans().Matches(text)).Concat(KoreanHours().Matches(text))
            .Select(m => (m.Index, m.Index + m.Length))];

    // Digits of full width are digits, those of other scripts are left to be asked about.
    private static char Plain(char letter) => letter is >= '０' and <= '９' ? (char)(letter - '０' + '0') : char.IsDigit(letter) && !char.IsAsciiDigit(letter) ? '_' : letter;

    private static int Month(string name) => Array.FindIndex(Months, m => name.StartsWith(m, StringComparison.OrdinalIgnoreCase)) + 1;

    private static bool IsDay(Match said, int month)
    {
        var year = said.Groups["year"] is { Success: true, Value: var value } ? int.Parse(value, CultureInfo.InvariantCulture) : LeapYear;
        return year <= LastYear && Calendar.Exact(year, month, int.Parse(said.Groups["day"].Value, CultureInfo.InvariantCulture)) is not null;
    }

    // Beyond 31 the number counts something else: "in March 45 trucks".
    [GeneratedRegex(@"\b(?<month>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.? (?:the )?(?<day>[12]?\d|3[01])(?:st|nd|rd|th)?\b(?!:)(?:,? (?<year>\d{4})\b)?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"(?<![\d.$/:])\b(?<day>[12]?\d|3[01])(?:st|nd|rd|th)? (?:of )?(?<month>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\b(?:,? (?<year>\d{4})\b)?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"(?<![\w./-])(?<year>(19|2\d|9\d)\d\d)-(?<month>\d\d?)-(?<day>\d\d?)(?![\w/-])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<!\d)((?<year>\d{4}) ?[년年] ?)?(?<month>\d\d?) ?[월月] ?(?<day>\d\d?) ?[일日](?![간間])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex EastAsian();

    [GeneratedRegex(@"\bin (-\d+|0+|\d{6,}) ?(sec(ond)?|min(ute)?|h(ou)?r|day|week|month|year)s?\b|(?<![\d])(-\d+|0+|\d{6,}) ?((분|시간|일|주일?|개월|달|년) ?[뒤후]|(分|時間|日|週間|[かヶ]月|年)後)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Spans();

    [GeneratedRegex(@"((오전|오후|새벽|아침|저녁|밤) ?)?(?<!\d)(2[5-9]|[3-9]\d) ?시(?!간)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex KoreanHours();
}

using SdrBot.Understanding.Neutral;

namespace SdrBot.Understanding.Japanese;

/// <summary>The Japanese tables of numbers and times, loaded once.</summary>
internal static class JapaneseWords
{
    private static readonly Table Number = new("Japanese.numbers");
    private static readonly Table When = new("Japanese.when");

    public static readonly MyriadNumerals Numerals = new(Number);
    public static readonly MyriadNumerals KanaNumerals = new(Number, "kana ");
    public static readonly HashSet<string> NotKanaNumbers = Number.Words("kana that are words");
    public static readonly WidePhrases<decimal> Suffixes = Decimals(Number, "suffixes");
    public static readonly WidePhrases<decimal> Dozens = Decimals(Number, "dozens");
    public static readonly WidePhrases<decimal> Halves = Decimals(Number, "halves");
    public static readonly WidePhrases<string> Minus = Words(Number, "minus");
    public static readonly WidePhrases<string> PartOf = Words(Number, "fractions");
    public static readonly WidePhrases<string> Counters = Words(Number, "counters");
    public static readonly WidePhrases<string> NotNumbers = Words(Number, "not numbers");
    public static readonly WidePhrases<string> Measures = Words(Number, "measures");

    public static readonly WidePhrases<int> Weekdays = Integers("weekdays");
    public static readonly WidePhrases<int> ShortWeekdays = Integers("weekdays in parentheses");
    public static readonly WidePhrases<int> RelativeDays = Integers("relative days");
    public static readonly WidePhrases<int> AfterWeekend = Integers("after the weekend");
    public static readonly WidePhrases<int> MonthDays = Integers("days of a month");
    public static readonly WidePhrases<int> Weeks = Integers("weeks");
    public static readonly WidePhrases<int> Months = Integers("months");
    public static readonly WidePhrases<int> Years = Integers("years");
    public static readonly WidePhrases<int> BusinessYears = Integers("business years");
    public static readonly WidePhrases<int> Quarters = Integers("quarters");
    public static readonly WidePhrases<string> Quarter = Words(When, "quarter");
    public static readonly WidePhrases<int> HalfYears = Integers("halves");
    public static readonly WidePhrases<string> Edges = Words(When, "edges");
    public static readonly WidePhrases<string> MonthEdges = Words(When, "month edges");
    public static readonly WidePhrases<string> YearEdges = Words(When, "year edges");
    public static readonly WidePhrases<string> WeekEdges = Words(When, "week edges");
    public static readonly WidePhrases<string> Weekend = Words(When, "weekend");
    public static readonly WidePhrases<string> Within = Words(When, "within");
    public static readonly WidePhrases<int> Demonstratives = Integers("demonstratives");
    public static readonly WidePhrases<int> Eras = Integers("eras");
    public static readonly WidePhrases<int> EraLetters = Integers("era letters");
    public static readonly WidePhrases<int> FirstYears = Integers("first years");
    public static readonly WidePhrases<string> Parts = Words(When, "parts");
    public static readonly WidePhrases<string> NotParts = Words(When, "not parts");
    public static readonly WidePhrases<string> PartWindows = Words(When, "part windows");
    public static readonly WidePhrases<string> DayParts = Words(When, "day parts");
    public static readonly WidePhrases<string> BeforeNoon = Words(When, "before noon");
    public static readonly WidePhrases<string> AfterNoon = Words(When, "after noon");
    public static readonly WidePhrases<int> Clocks = Integers("clocks");
    public static readonly WidePhrases<string> About = Words(When, "about");
    public static readonly WidePhrases<string> Now = Words(When, "now");
    public static readonly WidePhrases<string> NotNow = Words(When, "not now");
    public static readonly WidePhrases<string> EndOfDay = Words(When, "end of day");
    public static readonly WidePhrases<string> EndOfThatDay = Words(When, "end of a day");
    public static readonly WidePhrases<CalendarUnit> Units = new(When["units"].Select(entry => KeyValuePair.Create(entry.Key, Enum.Parse<CalendarUnit>(entry.Value))));
    public static readonly WidePhrases<string> Lengths = Words(When, "lengths");
    public static readonly WidePhrases<int> Vague = Integers("vague");
    public static readonly WidePhrases<string> BeforeLengths = Words(When, "before lengths");
    public static readonly WidePhrases<string> FromNow = Words(When, "from now");
    public static readonly WidePhrases<string> After = Words(When, "after");
    public static readonly WidePhrases<string> Ago = Words(When, "ago");
    public static readonly WidePhrases<string> Taking = Words(When, "taking");
    public static readonly WidePhrases<string> InThePast = Words(When, "in the past");
    public static readonly WidePhrases<string> InTheFuture = Words(When, "in the future");
    public static readonly WidePhrases<string> LastOfMonth = Words(When, "last of a month");
    public static readonly WidePhrases<string> FirstOfMonth = Words(When, "first of a month");
    public static readonly WidePhrases<string> To = Words(When, "to");
    public static readonly WidePhrases<string> Until = Words(When, "until");
    public static readonly WidePhrases<string> OpenEnds = Words(When, "open ends");

    private static readonly System.Buffers.SearchValues<char> TimeFirsts = System.Buffers.SearchValues.Create(
    [
        .. "0123456789〇零一二三四五六七八九十百千壱弐参西第q半年月週",
        .. new IReadOnlyCollection<char>[]
        {
            Weekdays.Firsts, RelativeDays.Firsts, AfterWeekend.Firsts, MonthDays.Firsts, Weeks.Firsts, Months.Firsts, Years.Firsts, BusinessYears.Firsts, Quarters.Firsts, HalfYears.Firsts,
            MonthEdges.Firsts, YearEdges.Firsts, WeekEdges.Firsts, Weekend.Firsts, Demonstratives.Firsts, Eras.Firsts, EraLetters.Firsts, Parts.Firsts, PartWindows.Firsts, DayParts.Firsts, BeforeNoon.Firsts, AfterNoon.Firsts,
            Clocks.Firsts, Now.Firsts, EndOfDay.Firsts, Lengths.Firsts, Vague.Firsts, BeforeLengths.Firsts, FromNow.Firsts, InThePast.Firsts, InTheFuture.Firsts,
        }.SelectMany(letters => letters),
    ]);

    /// <summary>Whether any time may begin with a character; most begin none.</summary>
    public static bool MayBeginTime(char character) => TimeFirsts.Contains(character);

    // The readers of one line ask for the number at a place many times over.
    [ThreadStatic]
    private static (string Text, int At, Reading<decimal>? Number)[]? recent;

    /// <summary>The number that begins at a character.</summary>
    public static Reading<decimal>? NumberAt(string text, int at)
    {
        var places = recent ??= new (string, int, Reading<decimal>?)[16];
        ref var place = ref places[at & 15];
        if (!ReferenceEquals(place.Text, text) || place.At != at) { place = (text, at, Numerals.Read(text, at)); }
        return place.Number;
    }

    /// <summary>A whole number of at most four digits with the character after it, in any script.</summary>
    public static Reading<int>? Small(string text, int at) =>
        NumberAt(text, at) is { Value: >= 0 and < 10_000 } number && number.Value == (int)number.Value ? new(number.End, (int)number.Value) : null;

    /// <summary>The place after spaces.</summary>
    public static int Skip(string text, int at)
    {
        while (at < text.Length && (text[at] == ' ' || text[at] == '\u3000')) { at++; }
        return at;
    }

    /// <summary>The place after what may stand between the parts of a time: の, a comma, spaces.</summary>
    public static int Join(string text, int at)
    {
        var next = Skip(text, at);
        if (next < text.Length && text[next] is 'の' or '、' or ',' or 'に' or 'は') { next = Skip(text, next + 1); }
        return next;
    }

    public static bool Is(string text, int at, string words) => string.CompareOrdinal(text, at, words, 0, words.Length) == 0;

    public static bool IsDigit(string text, int at) => (uint)at < (uint)text.Length && char.IsAsciiDigit(text[at]);

    /// <summary>A Han character, kana excluded.</summary>
    public static bool IsHan(string text, int at) => (uint)at < (uint)text.Length && text[at] is (>= '\u4E00' and <= '\u9FFF') or '々';

    public static bool IsKatakana(string text, int at) => (uint)at < (uint)text.Length && text[at] is >= '\u30A1' and <= '\u30FE';

    public static bool IsHiragana(string text, int at) => (uint)at < (uint)text.Length && text[at] is >= '\u3041' and <= '\u309F';

    public static WidePhrases<string> Words(Table table, string section) => new(table[section]);

    public static WidePhrases<decimal> Decimals(Table table, string section) =>
        new(table[section].Select(entry => KeyValuePair.Create(entry.Key, decimal.Parse(entry.Value, System.Globalization.CultureInfo.InvariantCulture))));

    private static WidePhrases<int> Integers(string section) => new(When.Integers(section));
}

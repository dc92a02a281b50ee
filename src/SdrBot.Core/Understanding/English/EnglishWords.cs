namespace SdrBot.Understanding.English;

/// <summary>The English tables of numbers and times, loaded once.</summary>
internal static class EnglishWords
{
    private static readonly Table Numbers = new("English.numbers");
    private static readonly Table When = new("English.when");

    public static readonly Dictionary<string, int> Units = Numbers.Integers("units");
    public static readonly Dictionary<string, int> Tens = Numbers.Integers("tens");
    public static readonly Dictionary<string, decimal> Scales = Decimals("scales");
    public static readonly Dictionary<string, decimal> Suffixes = Decimals("suffixes");
    public static readonly HashSet<string> Dozens = Numbers.Words("dozens");
    public static readonly Dictionary<string, int> Ordinals = Numbers.Integers("ordinals");
    public static readonly Dictionary<string, int> Denominators = Numbers.Integers("denominators");
    public static readonly HashSet<string> NotNumbers = Numbers.Words("notNumbers");
    public static readonly HashSet<string> NotBeforeOne = Numbers.Words("notBeforeOne");
    public static readonly HashSet<string> Measures = Numbers.Words("measures");

    public static readonly Dictionary<string, int> Months = When.Integers("months");
    public static readonly Dictionary<string, int> Weekdays = When.Integers("weekdays");
    public static readonly HashSet<string> Ambiguous = When.Words("ambiguous");
    public static readonly Dictionary<string, int> Shifts = When.Integers("shifts");
    public static readonly Dictionary<string, int> RelativeDays = When.Integers("relativeDays");
    public static readonly Dictionary<string, PartOfDay> Parts = Enums<PartOfDay>("parts");
    public static readonly HashSet<string> Tonight = When.Words("tonight");
    public static readonly Dictionary<string, int> Clocks = When.Integers("clocks");
    public static readonly Dictionary<string, CalendarUnit> CalendarUnits = Enums<CalendarUnit>("units");
    public static readonly HashSet<string> OneLetterUnits = When.Words("oneLetterUnits");
    public static readonly Dictionary<string, int> Vague = When.Integers("vague");
    public static readonly IReadOnlyDictionary<string, string> Edges = When["edges"];
    public static readonly HashSet<string> Whole = When.Words("whole");
    public static readonly HashSet<string> TimePrepositions = When.Words("prepositions");

    private static Dictionary<string, decimal> Decimals(string section) =>
        Numbers[section].ToDictionary(
            entry => entry.Key,
            entry => decimal.Parse(entry.Value, System.Globalization.CultureInfo.InvariantCulture),
            StringComparer.Ordinal);

    private static Dictionary<string, T> Enums<T>(string section)
        where T : struct, Enum =>
        When[section].ToDictionary(entry => entry.Key, entry => Enum.Parse<T>(entry.Value), StringComparer.Ordinal);
}

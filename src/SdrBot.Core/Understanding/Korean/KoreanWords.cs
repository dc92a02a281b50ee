using SdrBot.Understanding.Neutral;

namespace SdrBot.Understanding.Korean;

/// <summary>The Korean tables of times, loaded once.</summary>
internal static class KoreanWords
{
    private static readonly Table When = new("Korean.when");

    public static readonly WidePhrases<int> RelativeDays = Integers("relative days");
    public static readonly WidePhrases<int> Weekdays = Integers("weekdays");
    public static readonly WidePhrases<int> ShortWeekdays = Integers("short weekdays");
    public static readonly WidePhrases<int> Months = Integers("months");
    public static readonly WidePhrases<string> Holidays = new(When["holidays"]);
    public static readonly WidePhrases<string> LunarHolidays = new(When["lunar holidays"]);
    public static readonly WidePhrases<int> Shifts = Integers("shifts");
    public static readonly WidePhrases<int> Weeks = Integers("weeks");
    public static readonly WidePhrases<int> RelativeMonths = Integers("relative months");
    public static readonly WidePhrases<int> Quarters = Integers("quarters");
    public static readonly WidePhrases<int> Years = Integers("years");
    public static readonly WidePhrases<int> Weekends = Integers("weekends");
    public static readonly WidePhrases<int> Halves = Integers("halves");
    public static readonly WidePhrases<string> QuarterWords = new(When["quarter words"]);
    public static readonly WidePhrases<int> Ordinals = Integers("ordinals");
    public static readonly WidePhrases<string> Edges = new(When["edges"]);
    public static readonly WidePhrases<CalendarUnit> Ends = Enums<CalendarUnit>("ends");
    public static readonly WidePhrases<CalendarUnit> Beginnings = Enums<CalendarUnit>("beginnings");
    public static readonly WidePhrases<PartOfDay> Parts = Enums<PartOfDay>("parts");
    public static readonly WidePhrases<string> PartEdges = new(When["part edges"]);
    public static readonly WidePhrases<string> LaterEdges = new(When["later edges"]);
    public static readonly WidePhrases<string> ClockHalves = new(When["clock halves"]);
    public static readonly WidePhrases<int> NamedTimes = Integers("named times");
    public static readonly WidePhrases<int> Hours = Integers("hours");
    public static readonly WidePhrases<CalendarUnit> Units = Enums<CalendarUnit>("units");
    public static readonly WidePhrases<int> NamedLengths = Integers("named lengths");
    public static readonly WidePhrases<int> Vague = Integers("vague");
    public static readonly WidePhrases<string> HalfCounts = new(When["half counts"]);
    public static readonly WidePhrases<string> Joiners = new(When["joiners"]);
    public static readonly WidePhrases<int> From = Integers("from");
    public static readonly WidePhrases<string> Ahead = new(When["ahead"]);
    public static readonly WidePhrases<string> Back = new(When["back"]);
    public static readonly WidePhrases<string> After = new(When["after"]);
    public static readonly WidePhrases<string> Ago = new(When["ago"]);
    public static readonly WidePhrases<string> Within = new(When["within"]);
    public static readonly WidePhrases<string> Business = new(When["business"]);
    public static readonly WidePhrases<string> Lasting = new(When["lasting"]);
    public static readonly WidePhrases<string> Now = new(When["now"]);
    public static readonly WidePhrases<string> ToDate = new(When["to date"]);
    public static readonly string[] Wishes = [.. When.Words("wishes")];
    public static readonly WidePhrases<string> Particles = new(When["particles"]);

    /// <summary>Whether what follows a time in letters lets it be one: a particle or the like, or the word's end.</summary>
    public static bool EndsWell(string text, int end) => !KoreanText.IsHangulAt(text, end) || Particles.At(text, end) is not null;

    private static WidePhrases<int> Integers(string section) => new(When.Integers(section));

    private static WidePhrases<T> Enums<T>(string section)
        where T : struct, Enum =>
        new(When[section].ToDictionary(entry => entry.Key, entry => Enum.Parse<T>(entry.Value), StringComparer.Ordinal));
}

using SdrBot.Understanding.Neutral;

namespace SdrBot.Understanding.Korean;

/// <summary>The Korean tables of times, loaded once.</summary>
internal static class KoreanWords
{
    private static readonly Table When = new("Korean.when");

    public static readonly SpacedPhrases<int> RelativeDays = Integers("relative days");
    public static readonly SpacedPhrases<int> Weekdays = Integers("weekdays");
    public static readonly SpacedPhrases<int> ShortWeekdays = Integers("short weekdays");
    public static readonly SpacedPhrases<int> Months = Integers("months");
    public static readonly SpacedPhrases<string> Holidays = new(When["holidays"]);
    public static readonly SpacedPhrases<string> LunarHolidays = new(When["lunar holidays"]);
    public static readonly SpacedPhrases<int> Shifts = Integers("shifts");
    public static readonly SpacedPhrases<int> Weeks = Integers("weeks");
    public static readonly SpacedPhrases<int> RelativeMonths = Integers("relative months");
    public static readonly SpacedPhrases<int> Quarters = Integers("quarters");
    public static readonly SpacedPhrases<int> Years = Integers("years");
    public static readonly SpacedPhrases<int> Weekends = Integers("weekends");
    public static readonly SpacedPhrases<int> Halves = Integers("halves");
    public static readonly SpacedPhrases<string> QuarterWords = new(When["quarter words"]);
    public static readonly SpacedPhrases<int> Ordinals = Integers("ordinals");
    public static readonly SpacedPhrases<string> Edges = new(When["edges"]);
    public static readonly SpacedPhrases<CalendarUnit> Ends = Enums<CalendarUnit>("ends");
    public static readonly SpacedPhrases<CalendarUnit> Beginnings = Enums<CalendarUnit>("beginnings");
    public static readonly SpacedPhrases<PartOfDay> Parts = Enums<PartOfDay>("parts");
    public static readonly SpacedPhrases<string> PartEdges = new(When["part edges"]);
    public static readonly SpacedPhrases<string> LaterEdges = new(When["later edges"]);
    public static readonly SpacedPhrases<string> ClockHalves = new(When["clock halves"]);
    public static readonly SpacedPhrases<int> NamedTimes = Integers("named times");
    public static readonly SpacedPhrases<int> Hours = Integers("hours");
    public static readonly SpacedPhrases<CalendarUnit> Units = Enums<CalendarUnit>("units");
    public static readonly SpacedPhrases<int> NamedLengths = Integers("named lengths");
    public static readonly SpacedPhrases<int> Vague = Integers("vague");
    public static readonly SpacedPhrases<string> HalfCounts = new(When["half counts"]);
    public static readonly SpacedPhrases<string> Joiners = new(When["joiners"]);
    public static readonly SpacedPhrases<int> From = Integers("from");
    public static readonly SpacedPhrases<string> Ahead = new(When["ahead"]);
    public static readonly SpacedPhrases<string> Back = new(When["back"]);
    public static readonly SpacedPhrases<string> After = new(When["after"]);
    public static readonly SpacedPhrases<string> Ago = new(When["ago"]);
    public static readonly SpacedPhrases<string> Within = new(When["within"]);
    public static readonly SpacedPhrases<string> Business = new(When["business"]);
    public static readonly SpacedPhrases<string> Lasting = new(When["lasting"]);
    public static readonly SpacedPhrases<string> Now = new(When["now"]);
    public static readonly SpacedPhrases<string> ToDate = new(When["to date"]);
    public static readonly string[] Wishes = [.. When.Words("wishes")];
    public static readonly SpacedPhrases<string> Particles = new(When["particles"]);

    /// <summary>Whether what follows a time in letters lets it be one: a particle or the like, or the word's end.</summary>
    public static bool EndsWell(string text, int end) => !KoreanText.IsHangulAt(text, end) || Particles.At(text, end) is not null;

    private static SpacedPhrases<int> Integers(string section) => new(When.Integers(section));

    private static SpacedPhrases<T> Enums<T>(string section)
        where T : struct, Enum =>
        new(When[section].ToDictionary(entry => entry.Key, entry => Enum.Parse<T>(entry.Value), StringComparer.Ordinal));
}

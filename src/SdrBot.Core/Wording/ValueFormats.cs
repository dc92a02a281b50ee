using System.Globalization;

namespace SdrBot.Wording;

/// <summary>How a language writes dates, times and numbers. Formats: <c>date</c>, <c>day</c> (with its weekday, and the year where it is not the one in which it is said), <c>time</c>, <c>moment</c> (day and time), <c>short</c> (what somebody said, given back in part), <c>sum</c> (money, with the language's large units).</summary>
public sealed class ValueFormats
{
    private const string Short = "short";
    private const int ShortLength = 60;
    private const string Sum = "sum";

    private static readonly ValueFormats English = new(CultureInfo.GetCultureInfo("en-US"), "MMM d, yyyy", "ddd, MMM d", "ddd, MMM d, yyyy", "h:mm tt", "{0}, {1}", null);

    private static readonly ValueFormats Korean = new(
        Culture("ko-KR", ["일", "월", "화", "수", "목", "금", "토"], "오전", "오후"), "yyyy년 M월 d일", "M월 d일 (ddd)", "yyyy년 M월 d일 (ddd)", "tt h:mm", "{0} {1}", new LargeUnits(["만", "억", "조"], " "));

    private static readonly ValueFormats Japanese = new(
        Culture("ja-JP", ["日", "月", "火", "水", "木", "金", "土"], "午前", "午後"), "yyyy年M月d日", "M月d日(ddd)", "yyyy年M月d日(ddd)", "H:mm", "{0} {1}", new LargeUnits(["万", "億", "兆"], string.Empty));

    private readonly CultureInfo _culture;
    private readonly string _date;
    private readonly string _day;
    private readonly string _dayOfYear;
    private readonly string _time;
    private readonly string _moment;
    private readonly LargeUnits? _units;
    private int? _year;
    private ValueFormats? _asOf;

    private ValueFormats(CultureInfo culture, string date, string day, string dayOfYear, string time, string moment, LargeUnits? units) =>
        (_culture, _date, _day, _dayOfYear, _time, _moment, _units) = (culture, date, day, dayOfYear, time, moment, units);

    /// <summary>What stands between the items of a list.</summary>
    public string Comma => _culture == Japanese._culture ? "、" : ", ";

    public static ValueFormats For(Language language) => language switch
    {
        Language.Korean => Korean,
        Language.Japanese => Japanese,
        _ => English,
    };

    /// <summary>The same, as it is written in a year: days of other years have theirs.</summary>
    public ValueFormats AsOf(int year) => _asOf is { } known && known._year == year ? known
        : _asOf = new ValueFormats(_culture, _date, _day, _dayOfYear, _time, _moment, _units) { _year = year };

    /// <summary>A value as people read it; local times only, since a zone belongs to a person.</summary>
    public string Write(object? value, string? format = null) => value switch
    {
        null => string.Empty,
        string text => format == Short ? Sentence.Of(text).Clip(ShortLength).Plain : text,
        DateOnly date => date.ToString(format == "date" ? _date : Day(date.Year), _culture),
        TimeOnly time => time.ToString(_time, _culture),
        DateTime { Kind: DateTimeKind.Unspecified } local => format switch
        {
            "date" => local.ToString(_date, _culture),
            "day" => local.ToString(Day(local.Year), _culture),
            "time" => local.ToString(_time, _culture),
            _ => string.Format(_culture, _moment, local.ToString(Day(local.Year), _culture), local.ToString(_time, _culture)),
        },
        DateTime or DateTimeOffset => throw new ArgumentException("Convert an instant to somebody's local time before it is said.", nameof(value)),
        decimal number when format == Sum && _units is not null => _units.Write(number, _culture),
        int number => number.ToString("N0", _culture),
        long number => number.ToString("N0", _culture),
        decimal number => number.ToString("#,0.##", _culture),
        double ratio => ratio.ToString("P0", _culture),
        IFormattable other => other.ToString(null, _culture),
        _ => value.ToString() ?? string.Empty,
    };

    private string Day(int year) => _year is { } now && year != now ? _dayOfYear : _day;

    /// <summary>The names of the days and halves are our own: a machine without language data would write them in English.</summary>
    private static CultureInfo Culture(string name, string[] days, string morning, string afternoon)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        (culture.DateTimeFormat.AbbreviatedDayNames, culture.DateTimeFormat.AMDesignator, culture.DateTimeFormat.PMDesignator) = (days, morning, afternoon);
        return CultureInfo.ReadOnly(culture);
    }
}

using System.Globalization;

namespace SdrBot.Wording;

/// <summary>How a language writes dates, times and numbers. Formats: <c>date</c>, <c>day</c> (with its weekday), <c>time</c>, <c>moment</c> (day and time), <c>short</c> (what somebody said, given back in part), <c>sum</c> (money, with the language's large units).</summary>
public sealed class ValueFormats
{
    private const string Short = "short";
    private const int ShortLength = 60;
    private const string Sum = "sum";

    private static readonly ValueFormats English = new(CultureInfo.GetCultureInfo("en-US"), "MMM d, yyyy", "ddd, MMM d", "h:mm tt", "{0}, {1}", null);

    private static readonly ValueFormats Korean = new(
        Culture("ko-KR", ["일", "월", "화", "수", "목", "금", "토"], "오전", "오후"), "yyyy년 M월 d일", "M월 d일 (ddd)", "tt h:mm", "{0} {1}", new LargeUnits(["만", "억", "조"], " "));

    private static readonly ValueFormats Japanese = new(
        Culture("ja-JP", ["日", "月", "火", "水", "木", "金", "土"], "午前", "午後"), "yyyy年M月d日", "M月d日(ddd)", "H:mm", "{0} {1}", new LargeUnits(["万", "億", "兆"], string.Empty));

    private readonly CultureInfo _culture;
    private readonly string _date;
    private readonly string _day;
    private readonly string _time;
    private readonly string _moment;
    private readonly LargeUnits? _units;

    private ValueFormats(CultureInfo culture, string date, string day, string time, string moment, LargeUnits? units) =>
        (_culture, _date, _day, _time, _moment, _units) = (culture, date, day, time, moment, units);

    /// <summary>What stands between the items of a list.</summary>
    public string Comma => this == Japanese ? "、" : ", ";

    public static ValueFormats For(Language language) => language switch
    {
        Language.Korean => Korean,
        Language.Japanese => Japanese,
        _ => English,
    };

    /// <summary>A value as people read it; local times only, since a zone belongs to a person.</summary>
    public string Write(object? value, string? format = null) => value switch
    {
        null => string.Empty,
        string text => format == Short ? Sentence.Of(text).Clip(ShortLength).Plain : text,
        DateOnly date => date.ToString(format == "date" ? _date : _day, _culture),
        TimeOnly time => time.ToString(_time, _culture),
        DateTime { Kind: DateTimeKind.Unspecified } local => format switch
        {
            "date" => local.ToString(_date, _culture),
            "day" => local.ToString(_day, _culture),
            "time" => local.ToString(_time, _culture),
            _ => string.Format(_culture, _moment, local.ToString(_day, _culture), local.ToString(_time, _culture)),
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

    /// <summary>The names of the days and halves are our own: a machine without language data would write them in English.</summary>
    private static CultureInfo Culture(string name, string[] days, string morning, string afternoon)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        (culture.DateTimeFormat.AbbreviatedDayNames, culture.DateTimeFormat.AMDesignator, culture.DateTimeFormat.PMDesignator) = (days, morning, afternoon);
        return CultureInfo.ReadOnly(culture);
    }
}

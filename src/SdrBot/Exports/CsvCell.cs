using System.Globalization;

namespace SdrBot.Exports;

/// <summary>A value of an export: what is typed (a number, a day, a time) is written as it is, and only text is guarded.</summary>
internal readonly record struct CsvCell
{
    private readonly string? value;

    private CsvCell(string? value, bool isText)
    {
        this.value = value;
        IsText = isText;
    }

    public bool IsText { get; }

    public string Value => value ?? "";

    public static CsvCell Text(string? text) => new(text, isText: true);

    public static CsvCell Number(long? number) => new(number?.ToString(CultureInfo.InvariantCulture), isText: false);

    public static CsvCell Number(decimal? number) => new(number?.ToString(CultureInfo.InvariantCulture), isText: false);

    public static CsvCell Flag(bool? flag) => new(flag switch { true => "true", false => "false", _ => null }, isText: false);

    public static CsvCell Day(DateOnly? day) => new(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), isText: false);

    /// <summary>A moment, in UTC.</summary>
    public static CsvCell Time(DateTimeOffset? time) =>
        new(time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), isText: false);
}

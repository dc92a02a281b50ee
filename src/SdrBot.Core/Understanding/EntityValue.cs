using System.Globalization;

namespace SdrBot.Understanding;

/// <summary>What a phrase means; <c>ToString</c> is its normalised form, the same in every language.</summary>
public abstract record EntityValue;

/// <summary>A calendar day, <c>2026-03-05</c>.</summary>
public sealed record DateValue(DateOnly Date) : EntityValue
{
    public override string ToString() => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A time of day, <c>15:00:00</c>.</summary>
public sealed record TimeValue(TimeOnly Time) : EntityValue
{
    public override string ToString() => Time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>A local day and time without a zone, <c>2026-03-05T15:00:00</c>.</summary>
public sealed record InstantValue(DateTime Local) : EntityValue
{
    public override string ToString() => Local.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>A length of time in seconds; a month counts 30 days, a year 365.</summary>
public sealed record DurationValue(TimeSpan Length) : EntityValue
{
    public override string ToString() => Length.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>A part of the day that people name.</summary>
public enum PartOfDay
{
    Morning,
    Afternoon,
    Evening,
    Night,
    Breakfast,
    Lunch,
    Dinner,
    BusinessHours,
    Daytime,
    NightTime,
}

/// <summary>From <paramref name="Begin"/> up to but without <paramref name="End"/>; null is open.</summary>
public sealed record PeriodValue(EntityValue? Begin, EntityValue? End, PartOfDay? Part = null) : EntityValue
{
    public override string ToString() => $$"""{"begin":{{Quoted(Begin)}},"end":{{Quoted(End)}}}""";

    private static string Quoted(EntityValue? edge) => edge is null ? "null" : $"\"{edge}\"";
}

/// <summary>A plain number.</summary>
public sealed record NumberValue(decimal Number) : EntityValue
{
    public override string ToString() => Number.ToString("0.###############", CultureInfo.InvariantCulture);
}

/// <summary>An amount in an ISO 4217 currency, or in <c>Dollar</c> or <c>Pound</c> when it was not said which.</summary>
public sealed record MoneyValue(decimal Amount, string? Currency) : EntityValue
{
    public override string ToString() => Amount.ToString("0.###############", CultureInfo.InvariantCulture);
}

/// <summary>A percentage: 12.5 is 12.5 %.</summary>
public sealed record PercentageValue(decimal Percentage) : EntityValue
{
    public override string ToString() => Percentage.ToString("0.###############", CultureInfo.InvariantCulture);
}

/// <summary>Words that stand for themselves: a phone number, an address.</summary>
public sealed record TextValue(string Text) : EntityValue
{
    public override string ToString() => Text;
}

/// <summary>A yes (true) or a no.</summary>
public sealed record YesNoValue(bool Yes) : EntityValue
{
    public override string ToString() => Yes ? "true" : "false";
}

/// <summary>A value found in a text, with its UTF-16 span: <c>text[Start..End]</c> is <paramref name="Text"/>.</summary>
public sealed record Entity(int Start, int End, EntityType Type, string Text, EntityValue Value);

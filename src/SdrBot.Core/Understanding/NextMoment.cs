using System.Globalization;
using SdrBot.Understanding.English;
using SdrBot.Wording;

namespace SdrBot.Understanding;

/// <summary>A local day that lies ahead, perhaps with its hour.</summary>
public sealed record NextMoment(DateTime Local, bool HasTime)
{
    private const string WithHour = "yyyy-MM-dd'T'HH:mm";
    private const string DayOnly = "yyyy-MM-dd";

    public DateOnly Day => DateOnly.FromDateTime(Local);

    /// <summary>The first time named in the words, as people mean it when they plan: "3pm" is today's or else tomorrow's.</summary>
    /// <returns>Null when the words name no time ahead.</returns>
    public static NextMoment? Read(string words, Language language, DateTime now)
    {
        foreach (var entity in ValueReader.Read(words, language, now, EntityKinds.When))
        {
            if (!FollowUpTime.IsPast(entity.Value, now) && Parse(FollowUpTime.Of(entity.Value, now)) is { } moment)
            {
                return moment;
            }
        }

        return null;
    }

    /// <summary>From the form that slots have: <c>2026-03-05T15:00</c> or <c>2026-03-05</c>.</summary>
    public static NextMoment? Parse(string? slot) =>
        DateTime.TryParseExact(slot, WithHour, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? new(moment, true)
        : DateTime.TryParseExact(slot, DayOnly, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day, false)
        : null;

    public override string ToString() => Local.ToString(HasTime ? WithHour : DayOnly, CultureInfo.InvariantCulture);
}

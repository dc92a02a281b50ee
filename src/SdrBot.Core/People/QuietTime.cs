using System.Globalization;

namespace SdrBot.People;

/// <summary>A stretch of every day in which nothing may ring, in local time.</summary>
public sealed record QuietTime(TimeOnly From, TimeOnly To)
{
    public bool Includes(DateTime local) => TimeOnly.FromDateTime(local).IsBetween(From, To);

    /// <returns>Null when the text is no such line as <c>09:30-10:00</c>, or the stretch is empty.</returns>
    public static QuietTime? Parse(string? text) =>
        text?.Split('-', StringSplitOptions.TrimEntries) is [var from, var to] && TimeOfDay.Parse(from) is { } start && TimeOfDay.Parse(to) is { } end && start != end
            ? new(start, end)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{To:HH:mm}");
}

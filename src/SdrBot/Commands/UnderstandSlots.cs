using System.Globalization;
using SdrBot.Tasks;

namespace SdrBot.Commands;

/// <summary>The slots as <c>understand</c> prints them: the outcome in the words of the line with its key beside it, and the choices of a snooze as local times, since other programs know the reference and not a rep's working hours.</summary>
internal static class UnderstandSlots
{
    private const string When = "when_at";
    private const string Outcome = "outcome";
    private const string OutcomeWords = "outcome_words";
    private const string Disposition = "disposition";
    private const string Minutes = "yyyy-MM-dd'T'HH:mm";
    private static readonly TimeSpan Later = TimeSpan.FromHours(3);

    /// <returns><c>when_at</c> as <c>2026-03-05T15:00</c> or <c>2026-03-05</c>, of "both" the first time; <c>outcome</c> as it was said, if it was, and <c>disposition</c> as the bot calls it.</returns>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> slots, DateTime reference)
    {
        var told = new Dictionary<string, string>(slots, StringComparer.Ordinal);
        if (slots.TryGetValue(When, out var choice) && At(choice, reference) is { } at)
        {
            told[When] = at;
        }

        if (told.Remove(Outcome, out var disposition))
        {
            told[Disposition] = disposition;
        }

        if (told.Remove(OutcomeWords, out var words))
        {
            told[Outcome] = words;
        }

        return told;
    }

    private static string? At(string choice, DateTime reference) => choice switch
    {
        SnoozeTimes.LaterToday or SnoozeTimes.Both => Min(reference + Later, reference.Date.AddDays(1).AddMinutes(-1)).ToString(Minutes, CultureInfo.InvariantCulture),
        SnoozeTimes.Tomorrow => Day(reference.AddDays(1)),
        SnoozeTimes.NextWeek => Day(reference.AddDays(reference.DayOfWeek == DayOfWeek.Sunday ? 1 : 8 - (int)reference.DayOfWeek)),
        _ => null,
    };

    private static string Day(DateTime at) => DateOnly.FromDateTime(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime Min(DateTime one, DateTime other) => one < other ? one : other;
}

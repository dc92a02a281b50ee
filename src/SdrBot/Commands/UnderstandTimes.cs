using System.Globalization;
using SdrBot.Tasks;

namespace SdrBot.Commands;

/// <summary>The choices of a snooze as local times: other programs know the reference, not a rep's working hours.</summary>
internal static class UnderstandTimes
{
    private const string When = "when_at";
    private const string Minutes = "yyyy-MM-dd'T'HH:mm";
    private static readonly TimeSpan Later = TimeSpan.FromHours(3);

    /// <returns>The slots with <c>when_at</c> as <c>2026-03-05T15:00</c> or <c>2026-03-05</c>; of "both" the first time.</returns>
    public static IReadOnlyDictionary<string, string> Local(IReadOnlyDictionary<string, string> slots, DateTime reference)
    {
        if (!slots.TryGetValue(When, out var choice) || At(choice, reference) is not { } at)
        {
            return slots;
        }

        return new Dictionary<string, string>(slots, StringComparer.Ordinal) { [When] = at };
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

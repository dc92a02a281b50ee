using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary>The clock that runs from the arrival of an inbound lead to the first attempt to reach it, in its owner's working time.</summary>
public static class SpeedToLead
{
    /// <summary>After that a lead is no longer new, and the clock says nothing any more.</summary>
    public static TimeSpan New => TimeSpan.FromDays(7);

    /// <summary>Nobody has to be reminded of what came this moment.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);

    /// <returns>How long the lead has waited; null when the clock does not run or has just begun.</returns>
    public static TimeSpan? Waiting(Lead lead, Rep owner, DateTimeOffset now) =>
        lead is { FirstAttemptAt: null, IsOpen: true, Motion: Motions.Inbound } && now - lead.CreatedAt < New && WorkingTime.Between(owner, lead.CreatedAt, now) is var waiting && waiting >= Soon
            ? waiting
            : null;

    /// <summary>A length of time: <c>35 min</c>, <c>2 h 5 min</c>.</summary>
    public static Sentence Said(Words words, TimeSpan waiting) => waiting.TotalHours < 1
        ? words.Say("tasks.line.minutes", ("minutes", waiting.Minutes))
        : words.Say("tasks.line.hours", ("hours", (int)waiting.TotalHours), ("minutes", waiting.Minutes));
}

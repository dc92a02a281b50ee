using System.Collections.Immutable;
using SdrBot.People;

namespace SdrBot.Digests;

/// <summary>What a rep's digest of one local day is made of.</summary>
public sealed record DigestFacts(Rep Rep, DateOnly Day)
{
    /// <summary>Meetings, replies and callbacks of the day by their hour, those already dealt with among them.</summary>
    public ImmutableArray<DigestItem> Items { get; init; } = [];

    /// <summary>All other work of the day, by what is to be done.</summary>
    public ImmutableArray<DigestCount> Work { get; init; } = [];

    /// <summary>The numbers of the day so far.</summary>
    public DayNumbers Numbers { get; init; } = DayNumbers.None;

    /// <summary>The numbers of the working day before.</summary>
    public DayNumbers Before { get; init; } = DayNumbers.None;

    /// <summary>It comes more than a quarter of an hour after its time.</summary>
    public bool IsLate { get; init; }

    /// <summary>Digests of earlier days that were never said.</summary>
    public int Skipped { get; init; }

    /// <summary>How many of the tasks done were closed on the day they were due, or before.</summary>
    public int OnTime { get; init; }

    public int Open => Items.Count(i => !i.IsDone) + Work.Sum(w => w.Open);

    public int Done => Items.Count(i => i.IsDone) + Work.Sum(w => w.Done);
}

/// <summary>Somebody who is met, or who waits for an answer.</summary>
/// <param name="Kind">A task's kind: a meeting, a reply or a callback.</param>
/// <param name="At">The rep's local time; null when any time of the day will do.</param>
public sealed record DigestItem(string Kind, string? Lead, string? Company, string? Title, TimeOnly? At, bool IsDone)
{
    /// <summary>Of a meeting: where the lead's handoff stands (<c>offered</c>, <c>open</c>, <c>declined</c>, <c>accepted</c>), or <c>none</c>; null where there is nothing to hand off.</summary>
    public string? Handoff { get; init; }

    /// <summary>Whom the handoff is meant for.</summary>
    public string? HandoffTo { get; init; }
}

/// <param name="Activity">A channel, or what else is to be done.</param>
public sealed record DigestCount(string Activity, int Open, int Done);

/// <summary>A day's work in numbers. Attempts and real conversations are counted apart.</summary>
public sealed record DayNumbers(int Touches, int Conversations, int Meetings)
{
    public static DayNumbers None { get; } = new(0, 0, 0);
}

/// <summary>The parts of the day that have a row of their own: whoever inserts it may say it.</summary>
public static class DigestKind
{
    public const string Digest = "digest";
    public const string Recap = "recap";
    public const string Standup = "standup";
    public const string Scoreboard = "scoreboard";

    /// <summary>The picture of a week's numbers, whose day is its Monday.</summary>
    public const string Week = "week";

    /// <summary>The questions on a week, whose day is its Monday.</summary>
    public const string Reflection = "reflection";

    /// <summary>The week's round of product questions to whoever may know, whose day is its Monday.</summary>
    public const string Questions = "questions";

    /// <summary>That a new lead waits for its first call; the audience is the lead.</summary>
    public const string FirstAttempt = "first_attempt";
}

/// <summary>The business keys of the messages that must exist once.</summary>
public static class DigestKeys
{
    public static string Of(string kind, string audience, DateOnly day) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind}:{audience}:{day:yyyy-MM-dd}");
}

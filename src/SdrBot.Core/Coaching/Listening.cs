using System.Collections.Immutable;

namespace SdrBot.Coaching;

/// <summary>How much of a talk somebody listened, as they think themselves.</summary>
public sealed record Listening
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    public required string RepId { get; init; }

    /// <summary>The talk.</summary>
    public long TouchId { get; init; }

    /// <summary>One of <see cref="CallKind.All"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Percent of the time; the rest they talked.</summary>
    public int Share { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The rep's local day.</summary>
    public DateOnly Day { get; init; }

    public required string TurnId { get; init; }

    public int Version { get; init; } = 1;
}

/// <summary>A habit of those who listen well.</summary>
public static class Habit
{
    /// <summary>In the order in which they are asked.</summary>
    public static ImmutableArray<string> All { get; } = ["focus", "let_finish", "not_interrupt", "take_time", "remember"];
}

/// <summary>Which of the five habits somebody kept in a talk, ticked by themselves.</summary>
public sealed record SelfCheck
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    public required string RepId { get; init; }

    /// <summary>The talk; null where no talk was logged.</summary>
    public long? TouchId { get; init; }

    public required ImmutableArray<string> Habits { get; init; }

    public DateTimeOffset At { get; init; }

    public DateOnly Day { get; init; }

    public required string TurnId { get; init; }

    public int Version { get; init; } = 1;
}

/// <summary>One answer of a week's reflection.</summary>
public sealed record Reflection
{
    /// <summary>What is asked each week.</summary>
    public static ImmutableArray<string> Questions { get; } = ["why_us", "win_early", "suits_me", "how_to_talk"];

    public long Id { get; init; }

    public required string Tenant { get; init; }

    public required string RepId { get; init; }

    /// <summary>The Monday of the week.</summary>
    public DateOnly Week { get; init; }

    /// <summary>One of <see cref="Questions"/>.</summary>
    public required string Question { get; init; }

    public required string Answer { get; init; }

    public DateTimeOffset At { get; init; }

    public required string TurnId { get; init; }

    public int Version { get; init; } = 1;
}

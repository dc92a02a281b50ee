using System.Collections.Immutable;
using SdrBot.People;

namespace SdrBot.Performance;

/// <summary>A rep's numbers beside what they were, what they should be, and what is usual in the team.</summary>
public sealed record Scorecard(Rep Rep, DateOnly Day)
{
    /// <summary>A middle of fewer people than this would give a colleague away.</summary>
    public const int SmallestTeam = 3;

    public Funnel Week { get; init; } = Funnel.None;

    public Funnel Month { get; init; } = Funnel.None;

    /// <summary>The same stretch of the month before.</summary>
    public Funnel SoFarBefore { get; init; } = Funnel.None;

    public Funnel MonthBefore { get; init; } = Funnel.None;

    /// <summary>The middle of the team this month; null where the team is too small.</summary>
    public Funnel? Middle { get; init; }

    /// <summary>The way to the quota of accepted handoffs; null without one.</summary>
    public Pace? WeekPace { get; init; }

    public Pace? MonthPace { get; init; }

    /// <summary>The middle of each figure by itself.</summary>
    public static Funnel? MiddleOf(ImmutableArray<Funnel> team)
    {
        if (team.Length < SmallestTeam)
        {
            return null;
        }

        int Of(Func<Funnel, int> figure) => Median.Of([.. team.Select(f => (double)figure(f))]) is { } middle ? (int)Math.Round(middle, MidpointRounding.AwayFromZero) : 0;
        return new Funnel
        {
            Activities = Of(f => f.Activities),
            Dials = Of(f => f.Dials),
            Connects = Of(f => f.Connects),
            DialConversations = Of(f => f.DialConversations),
            Conversations = Of(f => f.Conversations),
            Meetings = Of(f => f.Meetings),
            Noes = Of(f => f.Noes),
            Disqualified = Of(f => f.Disqualified),
            Made = Of(f => f.Made),
            Accepted = Of(f => f.Accepted),
            Declined = Of(f => f.Declined),
            Won = Of(f => f.Won),
        };
    }
}

/// <summary>The middle value of some.</summary>
public static class Median
{
    /// <returns>Null of none.</returns>
    public static double? Of(ImmutableArray<double> values)
    {
        var sorted = values.Sort();
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

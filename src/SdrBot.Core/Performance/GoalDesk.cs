using System.Collections.Immutable;
using SdrBot.People;

namespace SdrBot.Performance;

/// <summary>Grows the goal tree of a month from what was set and what the team's own work shows.</summary>
public sealed class GoalDesk(IGoalStore goals, Scorekeeper scores, IAbsences absences)
{
    /// <summary>So many days back the rates are measured.</summary>
    public const int MeasuredDays = 90;

    public async Task<GoalTree> GrowAsync(string tenant, DateOnly today, CancellationToken cancellationToken)
    {
        var figures = await goals.FiguresAsync(tenant, cancellationToken);
        var crew = await scores.CrewAsync(tenant, cancellationToken);
        var measured = (await scores.CountAsync(crew, new Period(today.AddDays(-MeasuredDays), today.AddDays(-1)), cancellationToken)).Aggregate(Funnel.None, (a, b) => a + b);
        var month = Period.Month(today);
        var away = await absences.BetweenAsync(tenant, month.First, month.Last, cancellationToken);
        return new(
            GoalTree.DealsFor(Value(GoalTree.DealCount), Value(GoalTree.Revenue), Value(GoalTree.Current), Value(GoalTree.Kept), Value(GoalTree.DealSize)),
            new(Share(GoalTree.WinRate), new Rate(measured.Won, measured.Accepted)),
            new(Share(GoalTree.HandoffRate), new Rate(measured.Accepted, measured.Conversations)),
            new(Share(GoalTree.ConversationRate), new Rate(measured.Conversations, measured.Activities)),
            crew.Sum(r => new WorkingDays(r, away).In(month)));

        decimal? Value(string key) => figures.GetValueOrDefault(key)?.Value;

        double? Share(string key) => Value(key) is { } percent ? (double)percent / 100 : null;
    }
}

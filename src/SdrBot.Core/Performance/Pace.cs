namespace SdrBot.Performance;

/// <summary>Whether somebody is on the way to a goal.</summary>
/// <param name="Passed">Working days that have passed.</param>
/// <param name="Days">All working days of the period.</param>
public sealed record Pace(int Done, int Goal, double Passed, int Days)
{
    /// <summary>Before so many working days have passed nothing is foretold.</summary>
    private const double Early = 1;

    /// <summary>How far ahead of an even pace, behind where it is negative.</summary>
    public int Ahead => (int)Math.Round(Done - (Days == 0 ? Goal : Goal * Passed / Days), MidpointRounding.AwayFromZero);

    /// <summary>What it comes to if it goes on so; null when it is too early to tell.</summary>
    public int? Projected => Passed < Early ? null : Math.Max(Done, (int)Math.Round(Done / Passed * Days, MidpointRounding.AwayFromZero));

    public bool IsReached => Done >= Goal;

    /// <summary>The goal will be missed if nothing changes.</summary>
    public bool IsShort => Projected < Goal;

    public static Pace Of(int done, int goal, WorkingDays days, Period period, DateTime now) => new(done, goal, days.Passed(period, now), days.In(period));
}

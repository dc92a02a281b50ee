using System.Collections.Immutable;

namespace SdrBot.Performance;

/// <summary>All quotas there are and were: whose own, else everybody's, and of several the one that held then.</summary>
public sealed record Quotas(ImmutableArray<Quota> All)
{
    /// <returns>Null where nothing was to be reached.</returns>
    public int? Of(string repId, string measure, string period, Period days) =>
        (Newest(repId, measure, period, days) ?? (repId == Quota.Team ? null : Newest(Quota.Everybody, measure, period, days))) is { Amount: > 0 } quota ? quota.Amount : null;

    /// <summary>The quota of a week; without one of its own its share of the month's, by working days.</summary>
    public int? OfWeek(string repId, string measure, Period week, WorkingDays days)
    {
        if (Of(repId, measure, QuotaPeriod.Week, week) is { } own)
        {
            return own;
        }

        var month = Period.Month(week.Last);
        return Of(repId, measure, QuotaPeriod.Month, month) is { } quota && days.In(month) is > 0 and var all ? (int)Math.Ceiling((double)quota * days.In(week) / all) : null;
    }

    /// <summary>The quota of a quarter; without one of its own the sum of its months'.</summary>
    public int? OfQuarter(string repId, string measure, Period quarter)
    {
        var months = Enumerable.Range(0, 3).Select(i => Of(repId, measure, QuotaPeriod.Month, Period.Month(quarter.First.AddMonths(i)))).ToArray();
        return Of(repId, measure, QuotaPeriod.Quarter, quarter) ?? (months.All(m => m is not null) ? months.Sum() : null);
    }

    /// <summary>The team's own goal, or what the quotas of its people come to.</summary>
    public int? OfTeam(IEnumerable<string> repIds, string measure, string period, Period days) =>
        Of(Quota.Team, measure, period, days) ?? repIds.Select(id => Of(id, measure, period, days)).Sum() switch { 0 or null => null, var sum => sum };

    private Quota? Newest(string repId, string measure, string period, Period days) =>
        All.Where(q => q.RepId == repId && q.Measure == measure && q.Period == period && q.Starts <= days.First).MaxBy(q => q.Starts);
}

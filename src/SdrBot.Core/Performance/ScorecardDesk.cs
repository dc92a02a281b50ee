using SdrBot.People;

namespace SdrBot.Performance;

/// <summary>Gathers a scorecard.</summary>
public sealed class ScorecardDesk(Scorekeeper scores, IGoalStore goals, IAbsences absences)
{
    public async Task<Scorecard> PrepareAsync(Rep rep, DateTime now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now);
        var (week, month) = (Period.Week(today), Period.Month(today));
        var before = month.MonthBefore();
        var quotas = new Quotas(await goals.QuotasAsync(rep.Tenant, cancellationToken));
        var days = new WorkingDays(rep, await absences.BetweenAsync(rep.Tenant, Earlier(week.First, month.First), Later(week.Last, month.Last), cancellationToken));
        var crew = await scores.CrewAsync(rep.Tenant, cancellationToken);
        var (thisWeek, thisMonth) = (await scores.CountAsync(rep, week, cancellationToken), await scores.CountAsync(rep, month, cancellationToken));
        return new Scorecard(rep, today)
        {
            Week = thisWeek,
            Month = thisMonth,
            SoFarBefore = await scores.CountAsync(rep, before.Until(today), cancellationToken),
            MonthBefore = await scores.CountAsync(rep, before, cancellationToken),
            Middle = crew.Length < Scorecard.SmallestTeam ? null : Scorecard.MiddleOf(await scores.CountAsync(crew, month, cancellationToken)),
            WeekPace = quotas.OfWeek(rep.Id, Measure.Accepted, week, days) is { } weekly ? Pace.Of(thisWeek.Accepted, weekly, days, week, now) : null,
            MonthPace = quotas.Of(rep.Id, Measure.Accepted, QuotaPeriod.Month, month) is { } monthly ? Pace.Of(thisMonth.Accepted, monthly, days, month, now) : null,
        };
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Performance;

/// <summary><c>my month</c>: accepted handoffs against the quota, what the month is likely to pay, and the row of months and quarters in which the quota was met.</summary>
public sealed class MyMonth(Scorekeeper scores, IGoalStore goals, IAbsences absences) : IHandler
{
    private const int LongestRow = 24;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var month = Period.Month(turn.Today);
        var quotas = new Quotas(await goals.QuotasAsync(turn.Tenant, cancellationToken));
        var days = new WorkingDays(turn.Rep, await absences.BetweenAsync(turn.Tenant, month.First, month.Last, cancellationToken));
        var accepted = (await scores.CountAsync(turn.Rep, month, cancellationToken)).Accepted;
        var quota = quotas.Of(turn.Rep.Id, Measure.Accepted, QuotaPeriod.Month, month);
        var pace = Pace.Of(accepted, quota ?? 0, days, month, turn.LocalNow);
        var fields = ImmutableArray.CreateBuilder<Field>();
        if (Commission.Of(await goals.FiguresAsync(turn.Tenant, cancellationToken)) is { } commission)
        {
            fields.Add(new(turn.Say("performance.month.earned"), turn.Words.Money(commission.For(accepted, quota), commission.Currency)));
            fields.Add(new(turn.Say("performance.month.projected"), pace.Projected is { } projected
                ? turn.Say("performance.month.projected_value", ("money", turn.Words.Money(commission.For(projected, quota), commission.Currency)), ("count", projected))
                : turn.Say("performance.too_early")));
        }

        fields.Add(new(turn.Say("performance.month.months"), Said(turn, "months", await RowAsync(turn.Rep, turn.Today, Period.Month, m => quotas.Of(turn.Rep.Id, Measure.Accepted, QuotaPeriod.Month, m), cancellationToken))));
        fields.Add(new(turn.Say("performance.month.quarters"), Said(turn, "quarters", await RowAsync(turn.Rep, turn.Today, Period.Quarter, q => quotas.OfQuarter(turn.Rep.Id, Measure.Accepted, q), cancellationToken))));
        return new Reply(
            [
                new Heading(turn.Say("performance.month.title", ("first", month.First), ("last", month.Last))),
                new Paragraph(PerformanceReplies.Standing(turn, quota is null ? null : pace, accepted, QuotaPeriod.Month, month)),
                new Fields(fields.ToImmutable()),
            ])
            .With(new Button(turn.Say("performance.help.my_performance.label"), "my numbers"));
    }

    /// <summary>How many finished periods in a row, the last one first, met their quota.</summary>
    private async Task<int> RowAsync(Rep rep, DateOnly today, Func<DateOnly, Period> around, Func<Period, int?> quota, CancellationToken cancellationToken)
    {
        var length = 0;
        for (var period = around(around(today).First.AddDays(-1)); length < LongestRow; period = around(period.First.AddDays(-1)))
        {
            if (quota(period) is not { } goal || (await scores.CountAsync(rep, period, cancellationToken)).Accepted < goal)
            {
                break;
            }

            length++;
        }

        return length;
    }

    private static Sentence Said(Turn turn, string unit, int length) =>
        length == 0 ? turn.Say("performance.month.no_row") : turn.Say($"performance.month.{unit}_in_a_row", ("count", length));
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Performance;

/// <summary><c>quota Mina 12 handoffs a month</c>: what is to be reached, from the present period on. <c>quota</c>: what holds now.</summary>
public sealed class SetQuota(IGoalStore goals, Scorekeeper scores, RepFinder finder, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (slots["text"] is not { } text)
        {
            return await ShowAsync(turn, cancellationToken);
        }

        if (QuotaText.Parse(text, turn.Words, turn.LocalNow) is not { } said)
        {
            return turn.Say("performance.quota.unclear");
        }

        var (owner, name) = (Quota.Everybody, turn.Say("performance.quota.everybody"));
        if (said.Who is { } who)
        {
            if (QuotaText.Says(turn.Words, "performance.said_team", who))
            {
                (owner, name) = (Quota.Team, turn.Say("performance.quota.team"));
            }
            else
            {
                var (rep, question) = await finder.FindAsync(turn, who, cancellationToken);
                if (rep is null)
                {
                    return question!;
                }

                (owner, name) = (rep.Id, Sentence.Of(rep.Name));
            }
        }

        var starts = Period.Of(said.Period, turn.Today).First;
        await goals.SaveAsync(turn.Tenant, new Quota { RepId = owner, Measure = said.Measure, Period = said.Period, Starts = starts, Amount = said.Amount }, cancellationToken);
        return said.Amount == 0
            ? turn.Say("performance.quota.removed", ("who", name), ("measure", turn.Say($"performance.measure.{said.Measure}")), ("period", turn.Say($"performance.a.{said.Period}")), ("day", starts))
            : turn.Say("performance.quota.set", ("who", name), ("amount", said.Amount), ("measure", turn.Say($"performance.measure.{said.Measure}")), ("period", turn.Say($"performance.a.{said.Period}")), ("day", starts));
    }

    /// <summary>One's own; everybody's for those who see the team.</summary>
    private async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var quotas = new Quotas(await goals.QuotasAsync(turn.Tenant, cancellationToken));
        var whose = await authority.MayAsync(turn.Rep, Permission.SeeTeam, cancellationToken) ? await scores.CrewAsync(turn.Tenant, cancellationToken) : ImmutableArray.Create(turn.Rep);
        var fields = whose.Select(r => new Field(Sentence.Of(r.Name), Said(turn, quotas, r.Id))).Where(f => !f.Value.IsEmpty).ToImmutableArray();
        return fields.IsEmpty
            ? new Reply([new Paragraph(turn.Say("performance.quota.none"))])
            : new Reply([new Heading(turn.Say("performance.quota.title")), new Fields(fields), new Note(turn.Say("performance.quota.how"))]);
    }

    private static Sentence Said(Turn turn, Quotas quotas, string repId) => turn.Words.List(Measure.All.SelectMany(m => QuotaPeriod.All.Select(p =>
        quotas.Of(repId, m, p, Period.Of(p, turn.Today)) is { } amount
            ? turn.Say("performance.quota.line", ("amount", amount), ("measure", turn.Say($"performance.measure.{m}")), ("period", turn.Say($"performance.a.{p}")))
            : Sentence.Empty)));
}

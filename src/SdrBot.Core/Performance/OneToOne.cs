using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Performance;

/// <summary><c>one to one</c>, <c>one to one Mina</c>: what a rep and a manager talk about, and one thing to try for a week.</summary>
public sealed class OneToOne(Scorekeeper scores, RepFinder finder, Authority authority) : IHandler
{
    private const int WeeksCompared = 4;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var rep = turn.Rep;
        if (slots["rep"] is { } words)
        {
            var (found, question) = await finder.FindAsync(turn, words, cancellationToken);
            if (found is null)
            {
                return question!;
            }

            if (found.Id != turn.Rep.Id && !await authority.MayAsync(turn.Rep, Permission.SeeTeam, cancellationToken))
            {
                return PerformanceReplies.OnlyLeaders(turn);
            }

            rep = found;
        }

        var today = DateOnly.FromDateTime(rep.LocalTime(turn.At));
        var week = new Period(today.AddDays(-6), today);
        var (now, before) = (await scores.CountAsync(rep, week, cancellationToken), await scores.CountAsync(rep, new(week.First.AddDays(-7), week.First.AddDays(-1)), cancellationToken));
        var reply = new Reply(
        [
            new Heading(turn.Say("performance.one.title", ("name", rep.Name), ("first", week.First), ("last", week.Last))),
            new Fields([.. Measure.All.Select(m => new Field(turn.Say($"performance.measure.{m}"), turn.Say("performance.one.change", ("now", now[m]), ("before", before[m]))))]),
        ]);
        if (now.Declined > 0)
        {
            reply = reply.And(new Note(turn.Say("performance.one.declined", ("count", now.Declined))));
        }

        return await TryAsync(turn, rep, today, reply, cancellationToken);
    }

    /// <summary>The rate that lies furthest below the team's, and something to try about it; measured again when the week is over.</summary>
    private async Task<Reply> TryAsync(Turn turn, Rep rep, DateOnly today, Reply reply, CancellationToken cancellationToken)
    {
        var weeks = new Period(today.AddDays(-7 * WeeksCompared), today);
        var own = await scores.CountAsync(rep, weeks, cancellationToken);
        var team = (await scores.CountAsync(await scores.CrewAsync(turn.Tenant, cancellationToken), weeks, cancellationToken)).Aggregate(Funnel.None, (a, b) => a + b);
        if (Weakest(own, team) is not { } weakest)
        {
            return reply.And(new Paragraph(turn.Say("performance.one.nothing", ("enough", Rate.Enough))));
        }

        var idea = turn.Say($"performance.one.idea.{weakest.Key}");
        var day = today.AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return reply
            .And(new Paragraph(turn.Say("performance.one.weakest", ("rate", turn.Say($"performance.rates.{weakest.Key}")), ("own", PerformanceReplies.Said(turn, weakest.Own)), ("team", PerformanceReplies.Said(turn, weakest.Team)), ("skill", turn.Say($"performance.one.skill.{weakest.Key}")), ("idea", idea))))
            .With(new Button(turn.Say("performance.one.try"), $"remind me at {day} about {turn.Say("performance.one.tried", ("idea", idea)).Plain}"));
    }

    /// <returns>Null when nothing lies below the team, or there are too few cases to tell.</returns>
    internal static (string Key, Rate Own, Rate Team)? Weakest(Funnel own, Funnel team)
    {
        var rates = ImmutableArray.Create(
            ("connect", own.ConnectRate, team.ConnectRate),
            ("conversation", own.ConversationRate, team.ConversationRate),
            ("meeting", own.MeetingRate, team.MeetingRate),
            ("acceptance", own.AcceptanceRate, team.AcceptanceRate));
        var below = rates.Where(r => r.Item2.IsEnough && r.Item3.IsEnough && r.Item2.Share < r.Item3.Share).ToImmutableArray();
        return below.IsEmpty ? null : below.MinBy(r => r.Item2.Share / r.Item3.Share);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Performance;

/// <summary>The rate that lies furthest below the team's, and one thing to try about it for a week; measured again when the week is over.</summary>
public sealed class CoachingIdea(Scorekeeper scores)
{
    private const int WeeksCompared = 4;

    /// <summary>What was reached in some local days, for the table of a one-to-one.</summary>
    public Task<Funnel> CountAsync(Rep rep, DateOnly first, DateOnly last, CancellationToken cancellationToken) => scores.CountAsync(rep, new(first, last), cancellationToken);

    /// <returns>What to say, and the button that takes it on; no button when no rate lies below the team's.</returns>
    public async Task<(Sentence Said, Control? Try)> OfAsync(Turn turn, Rep rep, DateOnly today, CancellationToken cancellationToken)
    {
        var weeks = new Period(today.AddDays(-7 * WeeksCompared), today);
        var own = await scores.CountAsync(rep, weeks, cancellationToken);
        var team = (await scores.CountAsync(await scores.CrewAsync(turn.Tenant, cancellationToken), weeks, cancellationToken)).Aggregate(Funnel.None, (a, b) => a + b);
        if (Weakest(own, team) is not { } weakest)
        {
            return (turn.Say("performance.one.nothing", ("enough", Rate.Enough)), null);
        }

        var idea = turn.Say($"performance.one.idea.{weakest.Key}");
        var day = today.AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return (
            turn.Say("performance.one.weakest", ("rate", turn.Say($"performance.rates.{weakest.Key}")), ("own", PerformanceReplies.Said(turn, weakest.Own)), ("team", PerformanceReplies.Said(turn, weakest.Team)), ("skill", turn.Say($"performance.one.skill.{weakest.Key}")), ("idea", idea)),
            new Button(turn.Say("performance.one.try"), $"remind me at {day} about {turn.Say("performance.one.tried", ("idea", idea)).Plain}"));
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

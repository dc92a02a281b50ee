using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Performance;
using SdrBot.Touches;
using SdrBot.Wording;

namespace SdrBot.Digests;

/// <summary><c>1:1 Mina</c>, <c>my week</c>: what a rep and a manager look at together: the week's numbers beside the week before, punctuality, the noes, one coaching goal.</summary>
public sealed class ShowOneToOne(OneToOnePack pack, RepFinder finder, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (rep, question) = slots["rep"] is { } words ? await finder.FindAsync(turn, words, cancellationToken) : (turn.Rep, null);
        if (rep is null)
        {
            return question!;
        }

        return await OneToOnePack.MayAsync(turn, rep, authority, cancellationToken) ? await pack.ShowAsync(turn, rep, cancellationToken) : turn.Say("digests.one_to_one.not_allowed");
    }
}

/// <summary><c>goal of Mina is ask for the decision maker earlier</c>: the one thing until the next one-to-one.</summary>
public sealed class SetCoachingGoal(OneToOnePack pack, ICompanySettings settings, RepFinder finder, Authority authority) : IHandler
{
    private const int Longest = 300;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (rep, question) = await finder.FindAsync(turn, slots["rep"]!, cancellationToken);
        if (rep is null)
        {
            return question!;
        }

        if (!await OneToOnePack.MayAsync(turn, rep, authority, cancellationToken))
        {
            return turn.Say("digests.one_to_one.not_allowed");
        }

        var goal = Sentence.Of(slots["goal"]).Clip(Longest).Plain;
        await settings.SaveAsync(turn.Tenant, CompanySetting.CoachingGoal(rep.Id), goal == "-" ? null : goal, cancellationToken);
        return (await pack.ShowAsync(turn, rep, cancellationToken)).InPlaceFor(turn);
    }
}

/// <summary>Gathers a week of one rep.</summary>
public sealed class OneToOnePack(IDigestStore digests, ITouchStore touches, ICompanySettings settings, CoachingIdea coaching)
{
    private const int MostKinds = 9;

    /// <summary>Oneself, whoever sees the team, and one's mentor.</summary>
    public static async Task<bool> MayAsync(Turn turn, Rep rep, Authority authority, CancellationToken cancellationToken) =>
        rep.Id == turn.Rep.Id || rep.MentorId == turn.Rep.Id || await authority.MayAsync(turn.Rep, Permission.SeeTeam, cancellationToken);

    public async Task<Reply> ShowAsync(Turn turn, Rep rep, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(rep.LocalTime(turn.At));
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var week = await WeekAsync(rep, monday, today, cancellationToken);
        var before = await WeekAsync(rep, monday.AddDays(-7), monday.AddDays(-1), cancellationToken);
        var (reached, reachedBefore) = (await coaching.CountAsync(rep, monday, today, cancellationToken), await coaching.CountAsync(rep, monday.AddDays(-7), monday.AddDays(-1), cancellationToken));
        var (idea, takeOn) = await coaching.OfAsync(turn, rep, today, cancellationToken);
        var noes = week.Counts.Where(c => Disposition.Of(c.Outcome).IsNo).Sum(c => c.Touches);
        var goal = await settings.FindAsync(turn.Tenant, CompanySetting.CoachingGoal(rep.Id), cancellationToken);
        var channels = Sentence.Join(" · ", week.Counts.GroupBy(c => c.Channel).OrderByDescending(g => g.Sum(c => c.Touches)).Take(MostKinds)
            .Select(g => turn.Say("digests.count.other", ("activity", turn.Words.Name("digests.activity", g.Key)), ("count", g.Sum(c => c.Touches)))));
        return new Reply(
        [
            new Heading(turn.Say("digests.one_to_one.title", ("name", rep.Name), ("from", monday))),
            new Table(
                [turn.Say("digests.one_to_one.numbers"), turn.Say("digests.one_to_one.week"), turn.Say("digests.one_to_one.before")],
                [
                    Row(turn, "digests.one_to_one.accepted", reached.Accepted, reachedBefore.Accepted),
                    Row(turn, "digests.one_to_one.declined", reached.Declined, reachedBefore.Declined),
                    Row(turn, "digests.scoreboard.touches", week.Touches, before.Touches),
                    Row(turn, "digests.scoreboard.conversations", week.Conversations, before.Conversations),
                    Row(turn, "digests.scoreboard.meetings", week.Meetings, before.Meetings),
                    [turn.Say("digests.one_to_one.on_time"), Punctual(turn, week), Punctual(turn, before)],
                ]),
            new Fields([.. new[]
            {
                new Field(turn.Say("digests.one_to_one.channels"), channels),
                new Field(turn.Say("digests.one_to_one.noes"), turn.Say("digests.one_to_one.noes_said", ("noes", noes), ("meetings", week.Meetings))),
                new Field(turn.Say("digests.one_to_one.goal"), goal is null ? turn.Say("digests.one_to_one.no_goal") : Sentence.Of(goal)),
            }.Where(f => !f.Value.IsEmpty)]),
            new Paragraph(idea),
        ]).With([.. takeOn is null ? [] : new[] { takeOn }, new Input(turn.Say("digests.one_to_one.set_goal"), $"goal of {rep.Id} is {{value}}", turn.Say("digests.one_to_one.example"))]);
    }

    private async Task<Week> WeekAsync(Rep rep, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var counts = await touches.CountsAsync(rep.Tenant, rep.Id, from, to, cancellationToken);
        var (kept, closed) = (0, 0);
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var facts = (await digests.FactsAsync([rep], day, cancellationToken))[0];
            (kept, closed) = (kept + facts.OnTime, closed + facts.Done);
        }

        return new(counts, kept, closed);
    }

    private static ImmutableArray<Sentence> Row(Turn turn, string what, int week, int before) => Row(turn, turn.Say(what), week, before);

    private static ImmutableArray<Sentence> Row(Turn turn, Sentence what, int week, int before) =>
        [what, Sentence.Of(turn.Words.Formats.Write(week)), Sentence.Of(turn.Words.Formats.Write(before))];

    private static Sentence Punctual(Turn turn, Week week) => turn.Say("digests.standup.on_time", ("kept", week.Kept), ("due", week.Closed));

    private sealed record Week(ImmutableArray<TouchCount> Counts, int Kept, int Closed)
    {
        public int Touches => Counts.Sum(c => c.Touches);

        public int Conversations => Counts.Sum(c => c.Conversations);

        public int Meetings => Counts.Where(c => c.Outcome == "meeting_booked").Sum(c => c.Touches);
    }
}

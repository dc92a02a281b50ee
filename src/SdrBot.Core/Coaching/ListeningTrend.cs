using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Coaching;

/// <summary>How somebody's listening goes, week by week.</summary>
public sealed class ListeningTrend(ICoachingStore store)
{
    private const int Weeks = 6;

    /// <summary>A smaller change says nothing.</summary>
    private const int Noticeable = 3;

    public async Task<ImmutableArray<ListeningWeek>> WeeksAsync(Turn turn, CancellationToken cancellationToken)
    {
        var first = LocalClock.MondayOf(turn.Today).AddDays(-7 * (Weeks - 1));
        return [.. (await store.ListeningAsync(turn.Tenant, turn.Rep.Id, first, cancellationToken)).GroupBy(l => LocalClock.MondayOf(l.Day)).OrderByDescending(g => g.Key).Select(g => new ListeningWeek(g.Key, [.. g]))];
    }

    /// <summary>This week beside the weeks before.</summary>
    /// <returns>Null while there is nothing to compare.</returns>
    public async Task<Sentence?> SentenceAsync(Turn turn, CancellationToken cancellationToken)
    {
        var weeks = await WeeksAsync(turn, cancellationToken);
        if (weeks is not [var newest, .. { Length: > 0 } before] || newest.Monday != LocalClock.MondayOf(turn.Today))
        {
            return null;
        }

        var (now, then) = (ListeningWeek.Average(newest.All), ListeningWeek.Average(before.SelectMany(w => w.All)));
        var way = now - then >= Noticeable ? "up" : then - now >= Noticeable ? "down" : "level";
        return turn.Say($"coaching.trend.{way}", ("now", now), ("then", then), ("talks", newest.All.Length), ("before", before.Sum(w => w.All.Length)));
    }
}

/// <summary>The estimates of a week.</summary>
public sealed record ListeningWeek(DateOnly Monday, ImmutableArray<Listening> All)
{
    public static int Average(IEnumerable<Listening> all) => (int)Math.Round(all.Average(l => l.Share), MidpointRounding.AwayFromZero);
}

/// <summary><c>listening</c>: one's own estimates per week and kind of call, beside the target. Nobody else sees it.</summary>
public sealed class ShowListening(ListeningTrend trend, ListeningTargets targets, ListeningSwitch switched) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var isOn = await switched.IsOnAsync(turn.Rep, cancellationToken);
        var toggle = new Button(turn.Say(isOn ? "coaching.buttons.off" : "coaching.buttons.on"), isOn ? "listening off" : "listening on");
        var weeks = await trend.WeeksAsync(turn, cancellationToken);
        if (weeks.IsEmpty)
        {
            return ((Reply)turn.Say(isOn ? "coaching.listening.none" : "coaching.listening.none_off")).With(toggle).InPrivate();
        }

        var goals = await targets.AllAsync(turn.Tenant, cancellationToken);
        var kinds = CallKind.All.Where(k => weeks.Any(w => w.All.Any(l => l.Kind == k))).ToList();
        var reply = new Reply(
        [
            new Heading(turn.Say("coaching.listening.title")),
            new Table(
                [turn.Say("coaching.listening.week"), .. kinds.Select(k => turn.Words.Name("coaching.kinds", k))],
                [
                    .. weeks.Select(w => ImmutableArray.Create<Sentence>([turn.Say("coaching.listening.monday", ("day", w.Monday)), .. kinds.Select(k => Cell(turn, w, k))])),
                    [turn.Say("coaching.listening.target"), .. kinds.Select(k => turn.Say("coaching.percent", ("share", goals[k])))],
                ]),
        ]);
        reply = await trend.SentenceAsync(turn, cancellationToken) is { } way ? reply.And(new Paragraph(way)) : reply;
        return reply.And(new Note(turn.Say("coaching.yours"))).With(toggle, new Button(turn.Say("coaching.help.self_check.label"), "self-check")).InPrivate();
    }

    private static Sentence Cell(Turn turn, ListeningWeek week, string kind)
    {
        var all = week.All.Where(l => l.Kind == kind).ToList();
        return all.Count == 0 ? turn.Say("coaching.listening.no_talk") : turn.Say("coaching.listening.cell", ("share", ListeningWeek.Average(all)), ("talks", all.Count));
    }
}

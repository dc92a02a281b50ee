using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Performance;

/// <summary><c>my numbers</c>, and for those who see the team <c>numbers of Mina</c>: what was done and what came of it.</summary>
public sealed class MyNumbers(ScorecardDesk desk, RepFinder finder, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var maySee = await authority.MayAsync(turn.Rep, Permission.SeeTeam, cancellationToken);
        var rep = turn.Rep;
        if (slots["rep"] is { } words)
        {
            var (found, question) = await finder.FindAsync(turn, words, cancellationToken);
            if (found is null)
            {
                return question!;
            }

            if (found.Id != turn.Rep.Id && !maySee)
            {
                return PerformanceReplies.OnlyLeaders(turn);
            }

            rep = found;
        }

        return PerformanceReplies.Scorecard(turn, await desk.PrepareAsync(rep, rep.LocalTime(turn.At), cancellationToken), maySee);
    }
}

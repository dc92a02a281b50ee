using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Digests;

/// <summary><c>digest</c>: the day as it stands. The first of a day is the one that follows the work; later ones are a look at it.</summary>
public sealed class ShowDigest(IDigestStore digests, IOutbox outbox) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var isFirst = await digests.ClaimAsync(turn.Tenant, turn.Rep.Id, DigestKind.Digest, turn.Today, turn.At, cancellationToken);
        var digest = DailyDigest.Compose((await digests.FactsAsync([turn.Rep], turn.Today, cancellationToken))[0]);
        var key = DigestKeys.Of(DigestKind.Digest, turn.Rep.Id, turn.Today);
        if (turn.IsDirect)
        {
            return isFirst ? digest with { Key = key } : digest;
        }

        if (isFirst)
        {
            await outbox.TellAsync(turn.Rep, key, digest, cancellationToken);
        }
        else
        {
            await outbox.TellAsync(turn.Rep, $"turn:{turn.Id}:digest", digest, cancellationToken);
        }

        return turn.Say("digests.sent_direct");
    }
}

/// <summary><c>from digest {text}</c>: behind the digest's buttons, so that their answer stands beside the digest and not in its place.</summary>
public sealed class OpenFromDigest(Interpreter interpreter) : IHandler
{
    public const string Prefix = "from digest";

    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        interpreter.Replay(turn with { PressedIn = null }, slots["text"]!, "from", DigestKind.Digest, cancellationToken)
            ?? Task.FromResult<Reply>(turn.Say("conversations.not_understood"));
}

/// <summary>Keeps the digest of today in step with the work: edited where it stands, never posted again.</summary>
public sealed class DrainDigest(IDigestStore digests, IRepDirectory people, IOutbox outbox) : IAfterWork
{
    public async Task AfterAsync(string tenant, IEnumerable<string> repIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var id in repIds)
        {
            if (await people.FindAsync(tenant, id, cancellationToken) is { Active: true } rep)
            {
                await RedrawAsync(rep, DateOnly.FromDateTime(rep.LocalTime(now)), cancellationToken);
            }
        }
    }

    private async Task RedrawAsync(Rep rep, DateOnly day, CancellationToken cancellationToken)
    {
        if (await digests.WasSaidAsync(rep.Tenant, rep.Id, DigestKind.Digest, day, cancellationToken))
        {
            var facts = (await digests.FactsAsync([rep], day, cancellationToken))[0];
            await outbox.ReplaceAsync(rep.Tenant, DigestKeys.Of(DigestKind.Digest, rep.Id, day), DailyDigest.Compose(facts), cancellationToken);
        }
    }
}

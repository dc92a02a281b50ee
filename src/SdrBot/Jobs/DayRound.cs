using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Digests;
using SdrBot.People;
using SdrBot.Storage;

namespace SdrBot.Jobs;

/// <summary>Says the days that begin and end about now. A few hundred reps share one unit of work: their right to it, their facts and their messages are saved together.</summary>
internal sealed class DayRound(IDatabase database, OutboxBell bell, TimeProvider clock, ILogger<DayRound> logger)
{
    /// <summary>As many as keep the writer for no longer than a slow turn does.</summary>
    private const int Together = 200;

    private const string Lane = "digests";

    /// <returns>How many digests were said.</returns>
    /// <exception cref="AggregateException">Some rep's could not be said; the others' were.</exception>
    public async Task<int> DigestsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var outages = await database.WriteAsync(Lane, s => new DueDays(s).BeatAsync(now), cancellationToken);
        var due = await database.ReadAsync(s => new DueDays(s).DigestsAsync(now), cancellationToken);
        return await EachAsync(
            due.Where(d => DigestSchedule.DigestDay(d.Rep, now) is not null),
            (session, batch) => SayAsync(session, DigestKind.Digest, batch, now, facts => Task.FromResult(facts.Select(f => DailyDigest.Compose(Late(f, batch, outages, now))).ToImmutableArray())),
            cancellationToken);
    }

    /// <returns>How many recaps were said.</returns>
    /// <exception cref="AggregateException">Some rep's could not be said; the others' were.</exception>
    public async Task<int> RecapsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = await database.ReadAsync(s => new DueDays(s).RecapsAsync(now), cancellationToken);
        return await EachAsync(
            due.Where(d => DigestSchedule.RecapDay(d.Rep, now) is not null),
            (session, batch) => SayAsync(session, DigestKind.Recap, batch, now, facts => CardsAsync(session, facts)),
            cancellationToken);
    }

    private async Task<int> EachAsync(IEnumerable<DueRep> due, Func<Session, DueRep[], Task<int>> work, CancellationToken cancellationToken)
    {
        var said = 0;
        var units = new UnitsOfJob(logger, cancellationToken);
        foreach (var alike in due.GroupBy(d => (d.Rep.Tenant, d.Rep.Zone, d.Day, DigestSchedule.WorkdayBefore(d.Rep, d.Day), d.Rep.Hours.WorkdayAfter(d.Day))))
        {
            foreach (var batch in alike.Chunk(Together))
            {
                said += await TogetherAsync(units, batch, work, cancellationToken);
            }
        }

        units.ThrowIfAnyFailed();
        return said;
    }

    /// <summary>When one of the batch cannot be told, each of them is told alone.</summary>
    private async Task<int> TogetherAsync(UnitsOfJob units, DueRep[] batch, Func<Session, DueRep[], Task<int>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync(Lane, s => work(s, batch), cancellationToken);
        }
        catch (Exception e) when (units.IsOfTheUnit(e))
        {
            var said = 0;
            foreach (var alone in batch)
            {
                said += await units.TryAsync($"rep {alone.Rep.Id}", () => database.WriteAsync(Lane, s => work(s, [alone]), cancellationToken));
            }

            return said;
        }
    }

    private async Task<int> SayAsync(
        Session session, string kind, DueRep[] batch, DateTimeOffset now, Func<ImmutableArray<DigestFacts>, Task<ImmutableArray<Reply>>> compose)
    {
        var (first, day) = (batch[0].Rep, batch[0].Day);
        var store = new DigestStore(session);
        var outbox = new Outbox(session, bell, clock);
        var addresses = await new DueDays(session).ConversationsAsync(first.Tenant, batch.Select(d => d.Rep.Id));
        var won = ImmutableArray.CreateBuilder<Rep>(batch.Length);
        foreach (var rep in batch.Select(d => d.Rep).Where(r => addresses.ContainsKey(r.Id)))
        {
            if (await store.ClaimAsync(rep.Tenant, rep.Id, kind, day, now, CancellationToken.None))
            {
                won.Add(rep);
            }
        }

        if (won.Count == 0)
        {
            return 0;
        }

        var replies = await compose(await store.FactsAsync(won.ToImmutable(), day, CancellationToken.None));
        for (var i = 0; i < won.Count; i++)
        {
            await outbox.PostAsync(addresses[won[i].Id], DigestKeys.Of(kind, won[i].Id, day), replies[i]);
        }

        return won.Count;
    }

    private static DigestFacts Late(DigestFacts facts, DueRep[] batch, ImmutableArray<Outage> outages, DateTimeOffset now)
    {
        var last = Array.Find(batch, d => d.Rep.Id == facts.Rep.Id)?.Last;
        return facts with
        {
            IsLate = DigestSchedule.IsLate(facts.Rep, facts.Day, now, outages),
            Skipped = DigestSchedule.Skipped(facts.Rep, last, facts.Day, outages),
        };
    }

    private static async Task<ImmutableArray<Reply>> CardsAsync(Session session, ImmutableArray<DigestFacts> days)
    {
        var store = new DigestStore(session);
        var next = await store.FactsAsync([.. days.Select(d => d.Rep)], days[0].Rep.Hours.WorkdayAfter(days[0].Day), CancellationToken.None);
        var cards = ImmutableArray.CreateBuilder<Reply>(days.Length);
        for (var i = 0; i < days.Length; i++)
        {
            var blockers = await store.BlockersAsync(days[i].Rep, days[i].Day, CancellationToken.None);
            var isPosted = await store.WasSaidAsync(days[i].Rep.Tenant, days[i].Rep.Id, DigestKind.Standup, days[i].Day, CancellationToken.None);
            cards.Add(new Standup(days[i], next[i], blockers).Card(isPosted));
        }

        return cards.ToImmutable();
    }
}

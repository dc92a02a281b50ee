using System.Globalization;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Digests;

/// <summary>Gathers a stand-up from the log.</summary>
public sealed class StandupDesk(IDigestStore digests)
{
    public async Task<Standup> PrepareAsync(Rep rep, DateOnly day, CancellationToken cancellationToken) => new(
        (await digests.FactsAsync([rep], day, cancellationToken))[0],
        (await digests.FactsAsync([rep], rep.Hours.WorkdayAfter(day), cancellationToken))[0],
        await digests.BlockersAsync(rep, day, cancellationToken));

    public Task<bool> IsPostedAsync(Rep rep, DateOnly day, CancellationToken cancellationToken) =>
        digests.WasSaidAsync(rep.Tenant, rep.Id, DigestKind.Standup, day, cancellationToken);

    /// <summary>The day that a stand-up at this hour looks back on: today once half of the working day is over, else the one before.</summary>
    public static DateOnly DayAt(Rep rep, DateTime local)
    {
        var today = DateOnly.FromDateTime(local);
        var half = rep.Hours.From.Add((rep.Hours.To - rep.Hours.From) / 2);
        return rep.WorksOn(today) && TimeOnly.FromDateTime(local) >= half ? today : DigestSchedule.WorkdayBefore(rep, today);
    }

    /// <summary>The day a card's button names. Only the last two weeks are open.</summary>
    public static DateOnly? OpenDay(Turn turn, string? day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date <= turn.Today && date > turn.Today.AddDays(-14) ? date : null;
}

/// <summary><c>standup</c>, <c>recap</c>: the card with the day, to be checked and posted.</summary>
public sealed class ShowStandup(StandupDesk desk) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var day = StandupDesk.DayAt(turn.Rep, turn.LocalNow);
        var standup = await desk.PrepareAsync(turn.Rep, day, cancellationToken);
        return standup.Card(await desk.IsPostedAsync(turn.Rep, day, cancellationToken));
    }
}

/// <summary><c>standup blockers {day} {text}</c>: what was written into the card.</summary>
public sealed class NoteBlockers(StandupDesk desk, IDigestStore digests) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (StandupDesk.OpenDay(turn, slots["day"]) is not { } day)
        {
            return turn.Say("digests.standup.bad_day");
        }

        await digests.SaveBlockersAsync(turn.Rep, day, slots["text"] ?? string.Empty, turn.At, cancellationToken);
        var standup = await desk.PrepareAsync(turn.Rep, day, cancellationToken);
        return standup.Card(await desk.IsPostedAsync(turn.Rep, day, cancellationToken)).InPlaceFor(turn);
    }
}

/// <summary><c>standup post {day}</c>: the note on the sales floor, once.</summary>
public sealed class PostStandup(StandupDesk desk, IDigestStore digests, IOutbox outbox) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (StandupDesk.OpenDay(turn, slots["day"]) is not { } day)
        {
            return turn.Say("digests.standup.bad_day");
        }

        var standup = await desk.PrepareAsync(turn.Rep, day, cancellationToken);
        if (!await desk.IsPostedAsync(turn.Rep, day, cancellationToken))
        {
            if (!await outbox.AnnounceAsync(turn.Tenant, ChannelPurpose.SalesFloor, DigestKeys.Of(DigestKind.Standup, turn.Rep.Id, day), standup.Post(), cancellationToken))
            {
                return turn.Say("digests.standup.no_channel");
            }

            await digests.ClaimAsync(turn.Tenant, turn.Rep.Id, DigestKind.Standup, day, turn.At, cancellationToken);
        }

        return standup.Card(isPosted: true).InPlaceFor(turn);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Digests;
using SdrBot.Storage;

namespace SdrBot.Jobs;

/// <summary>Rings for tasks whose hour has come: one message for all of a rep's, and none outside of working hours, in a meeting, or when the rep wants quiet.</summary>
internal sealed class RemindersJob(IDatabase database, OutboxBell bell, JobPulse pulse, TimeProvider clock, ILogger<RemindersJob> logger)
    : Job(pulse, clock, logger)
{
    private const int Most = 1000;

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    public override async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var units = new UnitsOfJob(_logger, cancellationToken);
        var due = await database.ReadAsync(s => new Reminders(s).DueAsync(now, Most), cancellationToken);
        foreach (var ofRep in due.Where(d => Reminders.MayRing(d.Rep, now)).GroupBy(d => (d.Rep.Tenant, d.Rep.Id)))
        {
            await units.TryAsync($"rep {ofRep.Key.Id}", () => database.WriteAsync("digests", s => RingAsync(s, [.. ofRep]), cancellationToken));
        }

        units.ThrowIfAnyFailed();
    }

    private async Task<bool> RingAsync(Session session, ImmutableArray<DueReminder> due)
    {
        var rep = due[0].Rep;
        var fresh = await new Reminders(session).TakeAsync(due);
        return !fresh.IsEmpty
            && await new Outbox(session, bell, _clock).TellAsync(rep, Key(fresh), ReminderCard.Compose(rep, [.. fresh.Select(f => f.Item)]) with { InThreadOf = DigestKeys.Of(DigestKind.Digest, rep.Id, DateOnly.FromDateTime(rep.LocalTime(_clock.GetUtcNow()))) }, CancellationToken.None);
    }

    private static string Key(ImmutableArray<DueReminder> due) =>
        string.Create(CultureInfo.InvariantCulture, $"remind:{due[0].TaskId}:{due[0].DueAt.ToUnixTimeMilliseconds()}");
}

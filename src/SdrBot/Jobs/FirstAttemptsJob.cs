using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Settings;
using SdrBot.Storage;

namespace SdrBot.Jobs;

/// <summary>Tells reps of new inbound leads that nobody has tried to reach in time, once for each lead.</summary>
internal sealed class FirstAttemptsJob(IDatabase database, OutboxBell bell, IConfiguration settings, JobPulse pulse, TimeProvider clock, ILogger<FirstAttemptsJob> logger)
    : Job(pulse, clock, logger)
{
    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    public override async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var longest = TimeSpan.FromMinutes(FirstAttemptSetting.Minutes(settings));
        if (longest == TimeSpan.Zero)
        {
            return;
        }

        var units = new UnitsOfJob(_logger, cancellationToken);
        foreach (var (owner, leads) in await database.ReadAsync(s => new UntouchedLeads(s).WaitingAsync(now, longest), cancellationToken))
        {
            await units.TryAsync($"rep {owner.Id}", () => database.WriteAsync("digests", s => TellAsync(s, owner, leads, now), cancellationToken));
        }

        units.ThrowIfAnyFailed();
    }

    private async Task<bool> TellAsync(Session session, Rep owner, ImmutableArray<Lead> leads, DateTimeOffset now)
    {
        var taken = await new UntouchedLeads(session).TakeAsync(owner, leads, now);
        return !taken.IsEmpty && await new Outbox(session, bell, _clock).TellAsync(
            owner, string.Create(CultureInfo.InvariantCulture, $"first_attempt:{taken[0].Id}"), FirstAttemptAlert.Compose(owner, taken, now), CancellationToken.None);
    }
}

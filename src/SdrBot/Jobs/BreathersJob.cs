using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Jobs;

/// <summary>Says to those who rest after a no that the time is over and the next call waits.</summary>
internal sealed class BreathersJob(IDatabase database, OutboxBell bell, JobPulse pulse, TimeProvider clock, ILogger<BreathersJob> logger)
    : Job(pulse, clock, logger)
{
    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    public override async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var units = new UnitsOfJob(_logger, cancellationToken);
        foreach (var due in await database.ReadAsync(s => new Breathers(s).DueAsync(now), cancellationToken))
        {
            await units.TryAsync($"rep {due.RepId}", () => database.WriteAsync("breathers", s => SayAsync(s, due), cancellationToken));
        }

        units.ThrowIfAnyFailed();
    }

    private async Task<bool> SayAsync(Session session, DueBreather due)
    {
        if (!await new Breathers(session).TakeAsync(due) || await new RepStore(session).FindAsync(due.Tenant, due.RepId, CancellationToken.None) is not { } rep)
        {
            return false;
        }

        var words = Words.In(rep.Language);
        var said = ((Reply)words.Say("tasks.breather.over")).With(
            new Button(words.Say("tasks.breather.next"), $"call block @{due.View}", ButtonStyle.Primary),
            new Button(words.Say("tasks.block.stop"), $"stop call block @{due.View}"));
        return await new Outbox(session, bell, _clock).TellAsync(
            rep, string.Create(CultureInfo.InvariantCulture, $"breather:{rep.Id}:{due.Until.ToUnixTimeMilliseconds()}"), said, CancellationToken.None);
    }
}

using System.Text.Json;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Jobs;

/// <summary>Runs the turns again that failed, when their time has come.</summary>
internal sealed class RetryTurnsJob(IDatabase database, TurnRunner turns, JobPulse pulse, TimeProvider clock, ILogger<RetryTurnsJob> logger) : Job(pulse, clock, logger)
{
    private const int Most = 100;

    public override async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var failed = await database.ReadAsync(
            s => s.ManyAsync<string>("SELECT incoming FROM turns WHERE state = 'failed' AND next_at <= @now ORDER BY next_at LIMIT @Most", new { now, Most }), cancellationToken);
        foreach (var incoming in failed)
        {
            await turns.RetryAsync(JsonSerializer.Deserialize(incoming, StorageJson.Default.Incoming)!, cancellationToken);
        }
    }
}

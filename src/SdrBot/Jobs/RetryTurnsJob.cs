using System.Text.Json;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Jobs;

/// <summary>Runs the turns again that failed, when their time has come; one that cannot be read any more is given up.</summary>
internal sealed partial class RetryTurnsJob(IDatabase database, TurnRunner turns, JobPulse pulse, TimeProvider clock, ILogger<RetryTurnsJob> logger) : Job(pulse, clock, logger)
{
    private const int Most = 100;

    private readonly ILogger _logger = logger;

    public override async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var units = new UnitsOfJob(_logger, cancellationToken);
        var failed = await database.ReadAsync(
            s => s.ManyAsync<FailedTurn>("SELECT tenant, id, incoming FROM turns WHERE state = 'failed' AND next_at <= @now ORDER BY next_at LIMIT +@Most", new { now, Most }), cancellationToken);
        foreach (var turn in failed)
        {
            await units.TryAsync($"turn {turn.Id}", () => Read(turn) is { } incoming ? turns.RetryAsync(incoming, cancellationToken) : GiveUpAsync(turn, cancellationToken));
        }

        units.ThrowIfAnyFailed();
    }

    private Incoming? Read(FailedTurn turn)
    {
        try
        {
            var incoming = turn.Incoming is null ? null : JsonSerializer.Deserialize(turn.Incoming, StorageJson.Default.Incoming);
            return incoming is { Id: not null, Conversation: { Channel: not null, Tenant: not null, Id: not null }, UserId: not null, Text: not null } ? incoming : null;
        }
        catch (JsonException e)
        {
            Log.Unreadable(_logger, e, turn.Id);
            return null;
        }
    }

    private Task<TurnResult> GiveUpAsync(FailedTurn turn, CancellationToken cancellationToken) => database.WriteAsync(
        "retries",
        async s =>
        {
            await s.RunAsync("UPDATE turns SET state = 'dead', problem = 'unreadable' WHERE tenant = @Tenant AND id = @Id AND state = 'failed'", new { turn.Tenant, turn.Id });
            return TurnResult.Failed;
        },
        cancellationToken);

    private sealed record FailedTurn
    {
        public required string Tenant { get; init; }

        public required string Id { get; init; }

        public string? Incoming { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Turn {TurnId} cannot be read any more; it is given up.")]
        public static partial void Unreadable(ILogger logger, Exception exception, string turnId);
    }
}

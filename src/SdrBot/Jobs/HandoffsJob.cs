using System.Collections.Immutable;
using SdrBot.Handoffs;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Jobs;

/// <summary>Goes after handoffs that nobody answers or reports on, each in a unit of its own; the handoff's row says which step was taken.</summary>
internal sealed class HandoffsJob(IDatabase database, IServiceScopeFactory scopes, JobPulse pulse, TimeProvider clock, ILogger<HandoffsJob> logger) : Job(pulse, clock, logger)
{
    private const int Most = 5000;

    private readonly ILogger _logger = logger;

    public override async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var units = new UnitsOfJob(_logger, cancellationToken);
        foreach (var due in await database.ReadAsync(s => DueAsync(s, now, cancellationToken), cancellationToken))
        {
            await units.TryAsync($"handoff {due.Id}", () => database.WriteAsync("handoffs", s => StepAsync(s, due, now, cancellationToken), cancellationToken));
        }

        units.ThrowIfAnyFailed();
    }

    /// <summary>What nobody has to be asked about any more stands in nobody's way, however many there are of it.</summary>
    private async Task<ImmutableArray<Handoff>> DueAsync(Session session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
        var silent = scope.ServiceProvider.GetRequiredService<SilentHandoffs>();
        var due = ImmutableArray.CreateBuilder<Handoff>();
        foreach (var handoff in await session.ManyAsync<Handoff>(
            $"""
            SELECT {HandoffStore.Columns} FROM handoffs h WHERE state IN ('offered', 'declined') OR state = 'accepted' AND (
              nudges < @mostNudges AND (outcome IS NULL OR outcome IN ('working', 'no_show')) OR is_with_manager = 0 AND NOT EXISTS (
                SELECT 1 FROM reps r JOIN roles o ON o.tenant = r.tenant AND o.id = r.role WHERE r.tenant = h.tenant AND r.id = h.ae_id AND r.active = 1 AND o.permissions LIKE @accepts))
            ORDER BY state = 'accepted', id LIMIT +@Most
            """,
            new { Most, mostNudges = SilenceSteps.Shipped.MostNudges, accepts = $"%{Permission.AcceptHandoffs}%" }))
        {
            if (await silent.IsDueAsync(handoff, now, cancellationToken))
            {
                due.Add(handoff);
            }
        }

        return due.ToImmutable();
    }

    private async Task<bool> StepAsync(Session session, Handoff due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
        var isDone = await scope.ServiceProvider.GetRequiredService<SilentHandoffs>().RunAsync(due.Tenant, due.Id, now, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<Aftermath>().FollowAsync(now, cancellationToken);
        return isDone;
    }
}

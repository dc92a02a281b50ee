using SdrBot.Cadences;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Jobs;

/// <summary>Looks at night that no lead is forgotten: steps that nobody did are decided by their policy, and a lead without a next task gets one.</summary>
internal sealed class NightlyJob(IDatabase database, IServiceScopeFactory scopes, JobPulse pulse, TimeProvider clock, ILogger<NightlyJob> logger) : Job(pulse, clock, logger)
{
    /// <summary>A little at a time, so that no turn waits for it.</summary>
    private const int AtOnce = 50;

    public override async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (await InScopeAsync(s => s.GetRequiredService<LateSteps>().RunAsync(now, AtOnce, cancellationToken), now, cancellationToken) == AtOnce)
        {
            await Task.Yield();
        }

        foreach (var tenant in await database.ReadAsync(s => s.ManyAsync<string>("SELECT DISTINCT tenant FROM reps"), cancellationToken))
        {
            await InScopeAsync(s => s.GetRequiredService<OrphanGuard>().RunAsync(tenant, now, cancellationToken), now, cancellationToken);
        }
    }

    private Task<int> InScopeAsync(Func<IServiceProvider, Task<int>> work, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        "nightly",
        async session =>
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
            var done = await work(scope.ServiceProvider);
            await scope.ServiceProvider.GetRequiredService<Aftermath>().FollowAsync(now, cancellationToken);
            return done;
        },
        cancellationToken);
}

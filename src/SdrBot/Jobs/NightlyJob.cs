using SdrBot.Cadences;
using SdrBot.Leads;
using SdrBot.Storage;
using SdrBot.Tasks;
using SdrBot.Turns;

namespace SdrBot.Jobs;

/// <summary>Looks at night that no lead is forgotten: steps that nobody did are decided by their policy, and a lead without a next task gets one.</summary>
internal sealed class NightlyJob(IDatabase database, IServiceScopeFactory scopes, JobPulse pulse, TimeProvider clock, ILogger<NightlyJob> logger) : Job(pulse, clock, logger)
{
    /// <summary>A little at a time, so that no turn waits for it.</summary>
    private const int AtOnce = 50;

    private readonly ILogger _logger = logger;

    public override async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var units = new UnitsOfJob(_logger, cancellationToken);
        TaskItem? looked = null;
        do
        {
            var after = looked;
            looked = (await InScopeAsync(units, "late steps", s => s.GetRequiredService<LateSteps>().RunAsync(now, after, AtOnce, cancellationToken), now, cancellationToken))?.Last;
        }
        while (looked is not null);

        foreach (var tenant in await database.ReadAsync(s => s.ManyAsync<string>("SELECT DISTINCT tenant FROM reps"), cancellationToken))
        {
            await GuardAsync(units, tenant, now, cancellationToken);
        }

        units.ThrowIfAnyFailed();
    }

    /// <summary>Each page is saved by itself; the managers hear of those before a page that failed, too.</summary>
    private async Task GuardAsync(UnitsOfJob units, string tenant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new List<Lead>();
        while (await InScopeAsync(units, $"leads of {tenant}", s => s.GetRequiredService<OrphanGuard>().HelpAsync(tenant, found.LastOrDefault()?.Id ?? 0, now, cancellationToken), now, cancellationToken) is { IsDefaultOrEmpty: false } page)
        {
            found.AddRange(page);
        }

        await InScopeAsync(units, $"report to {tenant}", s => s.GetRequiredService<OrphanGuard>().ReportAsync(tenant, found, now, cancellationToken), now, cancellationToken);
    }

    private async Task<T?> InScopeAsync<T>(UnitsOfJob units, string unit, Func<IServiceProvider, Task<T>> work, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<Exception> problems = [];
        var done = await units.TryAsync(unit, () => database.WriteAsync(
            "nightly",
            async session =>
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
                var result = await work(scope.ServiceProvider);
                await scope.ServiceProvider.GetRequiredService<Aftermath>().FollowAsync(now, cancellationToken);
                problems = scope.ServiceProvider.GetRequiredService<Unasked>().Problems;
                return result;
            },
            cancellationToken));
        foreach (var problem in problems)
        {
            units.Failed(problem);
        }

        return done;
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SdrBot.Turns;

/// <summary>Whether the loops beside the turns go round: one that fails again and again is noticed. One that breaks off ends the process.</summary>
internal sealed class LoopPulse : IHealthCheck
{
    private const int MostFailures = 3;

    private readonly ConcurrentDictionary<string, int> _failures = new(StringComparer.Ordinal);

    public void Went(string loop)
    {
        if (_failures.ContainsKey(loop))
        {
            _failures.TryRemove(loop, out _);
        }
    }

    public void Failed(string loop) => _failures.AddOrUpdate(loop, 1, (_, failures) => failures + 1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failing = _failures.Where(f => f.Value >= MostFailures).Select(f => f.Key).Order(StringComparer.Ordinal).ToArray();
        return Task.FromResult(failing.Length == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"Failing: {string.Join(", ", failing)}."));
    }
}

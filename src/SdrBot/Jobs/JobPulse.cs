using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SdrBot.Jobs;

/// <summary>When each job last did its work, and how often in a row it failed: a job that stays silent is noticed.</summary>
internal sealed class JobPulse(TimeProvider clock) : IHealthCheck
{
    private const int MostFailures = 3;

    private readonly ConcurrentDictionary<string, Beat> _beats = new(StringComparer.Ordinal);

    /// <summary>Announces a job, and how long it may stay silent.</summary>
    public void Expect(string job, TimeSpan silence) => _beats[job] = new Beat(clock.GetUtcNow(), silence, 0);

    public void Ran(string job) =>
        _beats.AddOrUpdate(job, new Beat(clock.GetUtcNow(), TimeSpan.MaxValue, 0), (_, beat) => beat with { At = clock.GetUtcNow(), Failures = 0 });

    public void Failed(string job) => _beats.AddOrUpdate(job, new Beat(clock.GetUtcNow(), TimeSpan.MaxValue, 1), (_, beat) => beat with { Failures = beat.Failures + 1 });

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();

        // The clock was set back: from now on it is silent.
        foreach (var (job, beat) in _beats.Where(b => b.Value.At > now))
        {
            _beats.TryUpdate(job, beat with { At = now }, beat);
        }

        var silent = _beats.Where(b => now - b.Value.At > b.Value.Silence || b.Value.Failures >= MostFailures).Select(b => b.Key).Order(StringComparer.Ordinal).ToArray();
        return Task.FromResult(silent.Length == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"Not running: {string.Join(", ", silent)}."));
    }

    private sealed record Beat(DateTimeOffset At, TimeSpan Silence, int Failures);
}

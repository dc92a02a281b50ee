using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SdrBot.Storage;

/// <summary>Ready means that something can be saved.</summary>
internal sealed class StorageHealth(IDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.WriteAsync("health", s => s.RunAsync("INSERT INTO settings (tenant, key, value) VALUES ('', 'health', '') ON CONFLICT (tenant, key) DO UPDATE SET value = ''"), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StorageUnavailableException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}

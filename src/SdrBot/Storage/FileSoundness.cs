using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SdrBot.Storage;

/// <summary>Whether the database file was whole when last looked at. A broken page can lie unread for weeks while everything else seems well.</summary>
internal sealed partial class FileSoundness(SqliteFile file, ILogger<FileSoundness> logger) : IHealthCheck
{
    private volatile string? _problem;

    /// <summary>Reads the whole file on a connection of its own.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = file.Open(SqliteOpenMode.ReadWrite);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            command.CommandTimeout = 0;
            var found = await command.ExecuteScalarAsync(cancellationToken) as string;
            _problem = found == "ok" ? null : found;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
        {
            _problem = e.Message;
        }

        if (_problem is { } problem)
        {
            Log.Broken(logger, file.Path, problem);
        }
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        _problem is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"{file.Path} is damaged. Stop the bot and restore a backup: SdrBot restore FILE"));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "{File} is damaged ({Problem}). Stop the bot and restore a backup with: SdrBot restore FILE")]
        public static partial void Broken(ILogger logger, string file, string problem);
    }
}

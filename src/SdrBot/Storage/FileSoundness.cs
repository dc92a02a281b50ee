using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SdrBot.Storage;

/// <summary>Whether the database file was whole when last looked at. A broken page can lie unread for weeks while everything else seems well, and each write may spread it.</summary>
internal sealed partial class FileSoundness(SqliteFile file, ILogger<FileSoundness> logger) : IHealthCheck
{
    /// <summary>Reads the whole file on a connection of its own. Once something broken is known, nothing is written until the bot starts on a whole file.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (await ProblemAsync(cancellationToken) is { } problem)
        {
            file.Note(problem);
            Log.Broken(logger, file.Remedy, problem);
        }
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(file.Damage is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(file.Remedy));

    private async Task<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = file.Open(SqliteOpenMode.ReadWrite);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            command.CommandTimeout = 0;
            return await command.ExecuteScalarAsync(cancellationToken) is string found && found != "ok" ? found : null;
        }
        catch (SqliteException e) when (e.IsDamage())
        {
            return e.Message;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "{Remedy} (found: {Problem})")]
        public static partial void Broken(ILogger logger, string remedy, string problem);
    }
}

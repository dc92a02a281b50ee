using System.Diagnostics;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace SdrBot.Tests.Support;

/// <summary>These tests' own program as a second process beside the bot, at work on the same database until it is killed.</summary>
internal sealed class OtherProcess : IAsyncDisposable
{
    private const string Hold = "hold";
    private const string Write = "write";

    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    /// <summary>Holds the right to write.</summary>
    public static Task<OtherProcess> HoldAsync(string database) => StartAsync(Hold, database);

    /// <summary>Commits one small change after the other.</summary>
    public static Task<OtherProcess> WriteAsync(string database) => StartAsync(Write, database);

    public static async Task<int> Main(string[] args)
    {
        if (args is not [Hold or Write, var database, var begun])
        {
            return 1;
        }

        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await connection.ExecuteAsync("BEGIN IMMEDIATE");
        await File.WriteAllTextAsync(begun, string.Empty);
        if (args[0] == Hold)
        {
            await Task.Delay(Timeout.Infinite);
        }

        while (true)
        {
            await connection.ExecuteAsync("INSERT INTO settings (tenant, key, value) VALUES ('test', 'other', '1') ON CONFLICT (tenant, key) DO UPDATE SET value = value + 1; COMMIT");
            await Task.Delay(1);
            await connection.ExecuteAsync("BEGIN IMMEDIATE");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<OtherProcess> StartAsync(string work, string database)
    {
        var begun = $"{database}.{Guid.NewGuid():N}";
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Assembly.GetExecutingAssembly().Location, work, database, begun]);
        if (!Path.GetFileNameWithoutExtension(start.FileName).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.FileName = "dotnet";
        }

        var other = new OtherProcess(Process.Start(start)!);
        await Until.TrueAsync(() => File.Exists(begun) || other._process.HasExited);
        Assert.False(other._process.HasExited);
        return other;
    }
}

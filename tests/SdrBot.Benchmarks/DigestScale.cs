using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SdrBot.Jobs;
using SdrBot.Storage;

namespace SdrBot.Benchmarks;

/// <summary>The morning of a large company: digests of 10,000 reps over 1,000,000 tasks, composed and saved with their messages.</summary>
#pragma warning disable RS0030 // A measurement is read on the console.
internal static class DigestScale
{
    private const int Reps = 10_000;
    private const int TasksPerRep = 100;
    private const int DuePerRep = 20;
    private const int TouchesPerRep = 10;
    private const int Runs = 3;

    private static readonly DateTimeOffset Morning = new(2026, 3, 4, 23, 30, 0, TimeSpan.Zero);

    public static async Task<int> RunAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), $"sdrbot-digests-{Environment.ProcessId}.db");
        try
        {
            var file = new SqliteFile(path);
            Prepare(file);
            using var database = new SqliteDatabase(file, NullLogger<SqliteDatabase>.Instance);
            await database.StartAsync(CancellationToken.None);
            using var bell = new OutboxBell();
            var round = new DayRound(database, bell, TimeProvider.System, NullLogger<DayRound>.Instance);
            var times = new List<double>(Runs);
            for (var run = 0; run < Runs; run++)
            {
                // Each run is the morning of another working day, so that nothing of it was said before.
                var cpu = Environment.CpuUsage.TotalTime;
                var watch = Stopwatch.StartNew();
                var said = await round.DigestsAsync(Morning.AddDays(run == 2 ? 4 : run), CancellationToken.None);
                times.Add(watch.Elapsed.TotalSeconds);
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"run {run + 1}: {said} digests in {times[^1]:F2} s ({(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:F2} s of CPU)"));
            }

            using var process = Process.GetCurrentProcess();
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"median {times.Order().ElementAt(Runs / 2):F2} s; peak memory {process.PeakWorkingSet64 / 1024 / 1024} MB; {Reps} reps, {Reps * TasksPerRep} tasks, {DuePerRep} due each, {Reps * TouchesPerRep} touches of the day before"));
            await database.StopAsync(CancellationToken.None);
            return 0;
        }
        finally
        {
            foreach (var suffix in new[] { "", "-wal", "-shm" })
            {
                File.Delete(path + suffix);
            }
        }
    }

    /// <summary>Numbers instead of rows: SQLite makes the rows itself, so that making them costs this process no memory.</summary>
    private static void Prepare(SqliteFile file)
    {
        using var connection = file.Open(SqliteOpenMode.ReadWriteCreate);
        Migrations.Apply(connection);
        connection.Execute(
            """
            BEGIN;
            INSERT INTO roles (tenant, id, name, permissions) VALUES ('local', 'sdr', 'SDR', 'own_leads receive_digest');
            CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 9999) SELECT i FROM c;
            INSERT INTO reps (tenant, id, name, role, motion, zone, language, hours, digest_at, daily_target)
              SELECT 'local', 'rep' || i, 'Rep ' || i, 'sdr', 'hybrid', 'Asia/Seoul', 'en', '12345 09:00-18:00', '08:30', 40 FROM n;
            INSERT INTO identities (channel, tenant, user_id, rep_id, conversation)
              SELECT 'local', 'local', 'rep' || i, 'rep' || i, json_object('channel', 'local', 'tenant', 'local', 'id', 'dm-rep' || i) FROM n;
            INSERT INTO leads (id, tenant, owner_id, name, company, motion, priority, status, created_at, search, version)
              SELECT n.i * 10 + j.i, 'local', 'rep' || n.i, 'Lead ' || j.i || ' of ' || n.i, 'Company ' || n.i, 'outbound', 2, 'prospect', 0, '', 1 FROM n, (SELECT i FROM n WHERE i < 10) j;
            INSERT INTO tasks (tenant, owner_id, number, lead_id, kind, activity, due_at, has_time, priority, state, snoozes, reminded, created_at, version)
              SELECT 'local', 'rep' || n.i, t.i, n.i * 10 + t.i % 10,
                CASE t.i WHEN 0 THEN 'meeting' WHEN 1 THEN 'callback' WHEN 2 THEN 'callback' WHEN 3 THEN 'reply' ELSE 'step' END,
                CASE t.i % 4 WHEN 0 THEN 'call' WHEN 1 THEN 'email' WHEN 2 THEN 'linkedin' ELSE 'social' END,
                CASE WHEN t.i < @DuePerRep THEN @due ELSE @later END, t.i < 3, 2, 'open', 0, 1, 0, 1
              FROM (SELECT i FROM n WHERE i < @TasksPerRep) t, n;
            INSERT INTO touches (tenant, lead_id, rep_id, channel, is_inbound, outcome, is_conversation, at, day, turn_id, version)
              SELECT 'local', n.i * 10 + t.i, 'rep' || n.i, 'call', 0, CASE t.i WHEN 0 THEN 'meeting_booked' ELSE 'no_answer' END, t.i = 0, 0, '2026-03-04', 't', 1
              FROM (SELECT i FROM n WHERE i < @TouchesPerRep) t, n;
            COMMIT;
            """,
            new { DuePerRep, TasksPerRep, TouchesPerRep, due = Morning.AddHours(2).ToUnixTimeMilliseconds(), later = Morning.AddDays(30).ToUnixTimeMilliseconds() });
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.People;
using SdrBot.Performance;
using SdrBot.Storage;

namespace SdrBot.Benchmarks;

/// <summary>What one rep's numbers cost with few touches in the table and with 1,000,000: the rep's own are the same in both.</summary>
#pragma warning disable RS0030 // A measurement is read on the console.
internal static class NumbersScale
{
    private const int Runs = 200;
    private const int Team = 20;
    private static readonly DateOnly Today = new(2026, 3, 20);

    public static async Task<int> RunAsync()
    {
        foreach (var reps in new[] { 20, 800 })
        {
            await MeasureAsync(reps);
        }

        return 0;
    }

    private static async Task MeasureAsync(int reps)
    {
        var path = Path.Combine(Path.GetTempPath(), $"sdrbot-numbers-{Environment.ProcessId}.db");
        try
        {
            using var connection = new SqliteFile(path).Open(SqliteOpenMode.ReadWriteCreate);
            Migrations.Apply(connection);
            Fill(connection, reps);
            var touches = await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM touches");
            var store = new FunnelStore(new Session(connection));
            var one = ImmutableArray.Create(Rep(7));
            var team = Enumerable.Range(0, Team).Select(Rep).ToImmutableArray();
            var month = Period.Month(Today);
            var own = await TimeAsync(async () =>
            {
                foreach (var period in new[] { Period.Week(Today), month, month.MonthBefore().Until(Today), month.MonthBefore() })
                {
                    await store.CountAsync(one, period, CancellationToken.None);
                }
            });
            var all = await TimeAsync(() => store.CountAsync(team, month, CancellationToken.None));
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{touches:N0} touches of {reps} reps: one rep's week and months {own:F2} ms, a team of {Team} this month {all:F2} ms (medians of {Runs})"));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            foreach (var suffix in new[] { "", "-wal", "-shm" })
            {
                File.Delete(path + suffix);
            }
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var times = new List<double>(Runs);
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            await work();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(Runs / 2);
    }

    /// <summary>1,250 touches of each rep in 60 days.</summary>
    private static void Fill(SqliteConnection connection, int reps) => connection.Execute(
        """
        BEGIN;
        CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 1249) SELECT i FROM c;
        INSERT INTO leads (id, tenant, owner_id, name, motion, priority, status, created_at, search, version)
          SELECT r.i * 10 + j.i + 1, 'local', 'rep' || r.i, 'Lead ' || j.i || ' of ' || r.i, 'outbound', 2, 'prospect', 0, '', 1 FROM n r, n j WHERE r.i < @reps AND j.i < 10;
        INSERT INTO touches (tenant, lead_id, rep_id, channel, is_inbound, outcome, is_conversation, at, day, turn_id, version)
          SELECT 'local', r.i * 10 + t.i % 10 + 1, 'rep' || r.i, CASE t.i % 5 WHEN 0 THEN 'voicemail' WHEN 1 THEN 'email' ELSE 'call' END, t.i % 11 = 0,
            CASE t.i % 7 WHEN 0 THEN 'connected' WHEN 1 THEN 'meeting_booked' ELSE 'no_answer' END, t.i % 7 < 2, t.i, date('2026-02-01', '+' || (t.i % 60) || ' days'), 't', 1
          FROM n t, n r WHERE r.i < @reps;
        COMMIT;
        """,
        new { reps });

    private static Rep Rep(int number) =>
        new() { Tenant = "local", Id = string.Create(CultureInfo.InvariantCulture, $"rep{number}"), Name = "Rep", Role = "sdr", Zone = "Asia/Seoul" };
}

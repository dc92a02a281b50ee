using System.Net;
using Microsoft.Data.Sqlite;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Turns;

/// <summary>When nothing can be saved nothing is acknowledged, and the bot goes on when it can be saved again.</summary>
public sealed class StorageFaultTests
{
    /// <summary>Slack gives three seconds for everything.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    [NeedsRootFact]
    public async Task A_full_disk_acknowledges_nothing_and_heals()
    {
        await using var disk = await SmallDisk.MountAsync("6m");
        await using var bot = await TestBot.StartAsync(disk.Path, Tally.Phrases);
        var mina = bot.As("mina");
        var acknowledged = new List<string>();
        await SayAsync(0, 10);
        await bot.SettleAsync();
        await disk.FillAsync();
        var refused = await SayUntilRefusedAsync(10);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);
        using var ready = await bot.Http.GetAsync(new Uri("health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using var alive = await bot.Http.GetAsync(new Uri("health/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);

        disk.Free();
        await SayAsync(1000, 10);
        var words = await Tally.WordsAsync(bot);
        Assert.Equal(acknowledged, words);
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(acknowledged.Count, (await mina.HeardAsync()).Length);
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(disk.Path, "sdrbot.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        Assert.Equal("ok", await CheckAsync(connection));

        async Task SayAsync(int from, int count)
        {
            for (var i = from; i < from + count; i++)
            {
                await mina.SayAsync($"tally w{i}");
                acknowledged.Add($"w{i}");
            }
        }

        async Task<HttpResponseMessage> SayUntilRefusedAsync(int from)
        {
            for (var i = from; ; i++)
            {
                var response = await mina.PostAsync($"tally w{i}");
                if (response.StatusCode != HttpStatusCode.OK)
                {
                    return response;
                }

                acknowledged.Add($"w{i}");
                Assert.True(i < 2000, "The full disk takes everything.");
            }
        }
    }

    [Fact]
    public async Task A_locked_database_is_waited_for_and_then_refused()
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var mina = bot.As("mina");
        await mina.SayAsync("tally before");
        await bot.SettleAsync();
        await using (await OtherProcess.HoldAsync(Database(bot)))
        {
            // The best of three: what else the machine does is not what is measured.
            var waited = TimeSpan.MaxValue;
            for (var i = 0; i < 3 && waited > LongestWait; i++)
            {
                var start = TimeProvider.System.GetTimestamp();
                using var refused = await mina.PostAsync("tally meanwhile", messageId: "meanwhile");
                waited = TimeProvider.System.GetElapsedTime(start);
                Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            }

            Assert.InRange(waited, TimeSpan.FromSeconds(1), LongestWait);
        }

        await mina.SayAsync("tally meanwhile", messageId: "meanwhile");
        Assert.Equal(["before", "meanwhile"], await Tally.WordsAsync(bot));
    }

    [Fact]
    public async Task A_short_lock_is_only_waited_for()
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var statuses = new List<HttpStatusCode>();

        // On a busy machine a short lock may last too long; then it is tried again.
        while (statuses is not [.., HttpStatusCode.OK] && statuses.Count < 5)
        {
            Task<HttpResponseMessage> said;
            await using (await OtherProcess.HoldAsync(Database(bot)))
            {
                said = bot.As("mina").PostAsync("tally patient");
                Assert.Empty(await bot.As("mina").ReadAsync());
            }

            using var response = await said;
            statuses.Add(response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, statuses[^1]);
        Assert.Equal(["patient"], await Tally.WordsAsync(bot));
    }

    /// <summary>A unit that only asked for the right to write when it wrote would be refused at once, since its snapshot is old by then.</summary>
    [Fact]
    public async Task Another_process_that_writes_all_the_time_costs_no_turn()
    {
        const int Each = 10;
        var said = 1;
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        await bot.As("mina").SayAsync("tally first");
        await using (await OtherProcess.WriteAsync(Database(bot)))
        {
            string[] people = ["mina", "dana", "haruto"];
            await Task.WhenAll(people.Select(async p =>
            {
                for (var i = 0; i < Each || await OthersAsync() < Each; i++)
                {
                    await bot.As(p).SayAsync($"tally {p}{i}");
                    Interlocked.Increment(ref said);
                }
            }));
        }

        Assert.Equal(said, (await Tally.WordsAsync(bot)).Distinct().Count());

        Task<int> OthersAsync() => bot.Database.ReadAsync(s => s.ScalarAsync<int>("SELECT value FROM settings WHERE key = 'other'"), CancellationToken.None);
    }

    /// <summary>With less, what was acknowledged would not survive a power cut.</summary>
    [Fact]
    public async Task Every_commit_is_synced()
    {
        await using var bot = await TestBot.StartAsync();
        Assert.Equal(
            ("2", "wal"),
            await bot.Database.WriteAsync("test", async s => (await s.ScalarAsync<string>("PRAGMA synchronous"), await s.ScalarAsync<string>("PRAGMA journal_mode")), CancellationToken.None));
    }

    private static string Database(TestBot bot) => new SdrBot.Storage.DataFolder(bot.Folder).Database;

    private static async Task<string?> CheckAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string?)await command.ExecuteScalarAsync();
    }
}

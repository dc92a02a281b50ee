using System.Globalization;
using Microsoft.Data.Sqlite;
using SdrBot.Storage;
using SdrBot.Tests.Handoffs;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Kills;

/// <summary>The real executable, killed at any moment: nothing that was acknowledged is lost, nothing happens or is said twice.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("SDRBOT_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : Needs.IsCi ? 100 : 20;

    /// <summary>With so many messages a thread has come to most of the syncs that are asked for.</summary>
    private const int LongestTalk = 1000;

    [NeedsLinuxFact]
    public async Task Kills_at_random_moments_lose_nothing_and_double_nothing()
    {
        using var folder = await FoundAsync();
        using var ledger = new Ledger(Path.Combine(folder.Path, "ledger.tsv"));
        var chance = Seed.Random();
        var crowd = new Crowd(ledger, chance);
        var shifts = new Shifts(folder);
        var cut = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var evenings = await shifts.HireAsync(kill, mornings: 6, evenings: 1);
            await using var bot = BotProcess.Launch(folder.Path);
            var address = await bot.ListeningAsync();
            var talk = Task.WhenAll(crowd.TalkAsync(address), crowd.StandUpAsync(address, evenings));

            // Every other time it is killed when its jobs have just begun to speak.
            if (kill % 2 == 1)
            {
                await Until.TrueAsync(async () => await shifts.SaidAsync(kill) > 0);
            }

#pragma warning disable CA5394 // The moment is no secret.
            await Task.Delay(TimeSpan.FromMilliseconds(kill % 2 == 1 ? chance.Next(20) : chance.Next(10, 400)));
#pragma warning restore CA5394
            await bot.KillAsync();
            await talk;
            cut += await shifts.SaidAsync(kill) is > 0 and < 21 ? 1 : 0;
            await CheckAsync(folder, ledger, kill, shifts);
        }

        output.WriteLine($"{Kills} kills, {ledger.Read().Length} messages, {cut} times in the midst of the jobs.");
        await FinishAsync(folder, ledger, crowd, shifts);
    }

    /// <summary>Hundreds of days begin at once, and the process ends when the first are said: the others' come after the restart, and nobody's comes twice.</summary>
    [NeedsLinuxFact]
    public async Task A_kill_amid_the_digests_leaves_one_digest_for_each()
    {
        const int MostRounds = 5;
        using var folder = await FoundAsync();
        using var ledger = new Ledger(Path.Combine(folder.Path, "ledger.tsv"));
        var shifts = new Shifts(folder);
        var isAmid = false;
        for (var round = 0; round < MostRounds && !isAmid; round++)
        {
            // On a busy machine the jobs may be done before the test has seen that they began: then they get more to do.
            var each = 150 << round;
            await shifts.HireAsync(round, each, evenings: 0);
            await using var bot = BotProcess.Launch(folder.Path);
            await bot.ListeningAsync();
            await Until.TrueAsync(async () => await shifts.SaidAsync(round) > 0);
            await bot.KillAsync();
            isAmid = await shifts.SaidAsync(round) < 3 * each;
            await CheckAsync(folder, ledger, round, shifts);
        }

        Assert.True(isAmid, "It was never killed amid the digests.");
        await FinishAsync(folder, ledger, new Crowd(ledger, Seed.Random()), shifts);
    }

    /// <summary>As an administrator stops it: in time, and with everything acknowledged kept.</summary>
    [NeedsLinuxTheory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("QUIT")]
    [InlineData("TERM", "TERM")]
    public async Task A_signal_stops_it_in_order(params string[] signals)
    {
        using var folder = await FoundAsync();
        using var ledger = new Ledger(Path.Combine(folder.Path, "ledger.tsv"));
        var crowd = new Crowd(ledger, Seed.Random());
        await using (var bot = BotProcess.Launch(folder.Path))
        {
            var talk = crowd.TalkAsync(await bot.ListeningAsync());
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            var start = TimeProvider.System.GetTimestamp();
            foreach (var signal in signals)
            {
                await bot.SignalAsync(signal);
            }

            Assert.Equal(0, await bot.EndAsync());
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
            await talk;
        }

        Assert.NotEmpty(ledger.Read());
        await CheckAsync(folder, ledger, 0);
        await FinishAsync(folder, ledger, crowd);
    }

    /// <summary>The moment between writing and knowing that it is written.</summary>
    [NeedsStraceFact]
    public async Task Kills_inside_a_sync_lose_nothing_and_double_nothing()
    {
        using var folder = await FoundAsync();
        using var ledger = new Ledger(Path.Combine(folder.Path, "ledger.tsv"));
        var chance = Seed.Random();
        var crowd = new Crowd(ledger, chance);
        var syncs = Syncs(chance);
        var reached = new List<int>();
        foreach (var sync in syncs)
        {
            var left = LongestTalk;
            await using var bot = BotProcess.Launch(
                folder.Path, "/usr/bin/strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", $"inject=fsync,fdatasync:signal=SIGKILL:when={sync}");
            try
            {
                left = await crowd.TalkAsync(await bot.ListeningAsync(), LongestTalk);
            }
            catch (InvalidOperationException) when (bot.HasEnded)
            {
                // The sync was one of its start.
            }

            // Where the syncs are shared among many threads none of them may come so far.
            if (left == 0)
            {
                await bot.KillAsync();
            }
            else
            {
                reached.Add(sync);
            }

            Assert.NotEqual(0, await bot.EndAsync());
            await CheckAsync(folder, ledger, sync);
        }

        output.WriteLine($"Killed inside the syncs {string.Join(", ", reached)} of a thread.");
        Assert.InRange(reached.Count, syncs.Length / 2, syncs.Length);
        await FinishAsync(folder, ledger, crowd);
    }

    /// <summary>A kill proves nothing about a power cut: what was written but not synced survives the one and not the other. So syncs are counted.</summary>
    [NeedsStraceFact]
    public async Task Each_acknowledged_message_was_synced()
    {
        const int Remarks = 100;
        using var folder = await FoundAsync();
        var trace = Path.Combine(folder.Path, "syncs.txt");
        using var ledger = new Ledger(Path.Combine(folder.Path, "ledger.tsv"));
        await using var bot = BotProcess.Launch(folder.Path, "/usr/bin/strace", "-f", "-qq", "-o", trace, "-e", "trace=fsync,fdatasync");
        var address = await bot.ListeningAsync();
        var before = await SyncsAsync();
        Assert.Equal(Remarks, await new Crowd(ledger, Seed.Random()).RemarkAsync(address, Remarks));
        Assert.InRange(await SyncsAsync() - before, Remarks, int.MaxValue);

        async Task<int> SyncsAsync() => (await File.ReadAllLinesAsync(trace)).Count(l => l.Contains("sync(", StringComparison.Ordinal));
    }

    /// <summary>The syncs of the start, and one out of each three up to the 26th of a thread, of which there are several: other ones in each run.</summary>
    private static int[] Syncs(Random chance) =>
#pragma warning disable CA5394 // Which one is no secret.
        [1, 2, .. Enumerable.Range(0, 8).Select(i => chance.Next(3 + (3 * i), 6 + (3 * i)))];
#pragma warning restore CA5394

    private static async Task<TestFolder> FoundAsync()
    {
#pragma warning disable CA2000 // It is the caller's.
        var folder = new TestFolder();
#pragma warning restore CA2000
        await TestFolder.FoundAsync(folder.Path);
        await using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        await connection.OpenAsync();
        foreach (var person in Company.People.Where(p => p.Role == "sdr"))
        {
            await FillAsync(new Session(connection), person.Id);
        }

        return folder;
    }

    /// <summary>Leads to call, and qualified ones to hand off.</summary>
    private static async Task FillAsync(Session session, string person)
    {
        await Company.AddLeadsAsync(session, person, Crowd.LeadsEach);
        for (var i = 1; i <= Crowd.PrizesEach; i++)
        {
            await HandoffFloor.QualifiedAsync(session, person, $"Prize{person}{i}", $"Buyer {i}", TimeProvider.System.GetUtcNow());
        }
    }

    /// <summary>Starts it once more, sends again what was never acknowledged, and waits until all is said.</summary>
    private static async Task FinishAsync(TestFolder folder, Ledger ledger, Crowd crowd, Shifts? shifts = null)
    {
        await using (var bot = BotProcess.Launch(folder.Path))
        {
            await crowd.RepeatAsync(await bot.ListeningAsync());
            await (shifts?.AllSaidAsync() ?? Task.CompletedTask);
        }

        await using (var bot = await TestBot.StartAsync(folder.Path))
        {
            bot.Clock.Set(TimeProvider.System.GetUtcNow());
            await bot.SettleAsync();
        }

        await CheckAsync(folder, ledger, Kills, shifts, isQuiet: true);
    }

    private static async Task CheckAsync(TestFolder folder, Ledger ledger, int kill, Shifts? shifts = null, bool isQuiet = false)
    {
        try
        {
            await Checker.CheckAsync(folder.Path, ledger, isQuiet);
            await (shifts?.CheckAsync(ledger, isQuiet) ?? Task.CompletedTask);
        }
        catch (Xunit.Sdk.XunitException e)
        {
            Assert.Fail($"SDRBOT_SEED={Seed.Value}, kill {kill}: {e.Message}");
        }
    }
}

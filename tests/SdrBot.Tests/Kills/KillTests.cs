using System.Globalization;
using Microsoft.Data.Sqlite;
using SdrBot.Storage;
using SdrBot.Tests.Handoffs;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Kills;

/// <summary>The real executable, killed at any moment: nothing that was acknowledged is lost, nothing happens or is said twice.</summary>
public sealed class KillTests
{
    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("SDRBOT_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : Needs.IsCi ? 100 : 20;

    [NeedsLinuxFact]
    public async Task Kills_at_random_moments_lose_nothing_and_double_nothing()
    {
        using var folder = await FoundAsync();
        using var ledger = new Ledger(Path.Combine(folder.Path, "ledger.tsv"));
        var chance = Seed.Random();
        var crowd = new Crowd(ledger, chance);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var bot = BotProcess.Launch(folder.Path);
            var address = await bot.ListeningAsync();
            var talk = crowd.TalkAsync(address, CancellationToken.None);
#pragma warning disable CA5394 // The moment is no secret.
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(10, 400)));
#pragma warning restore CA5394
            await bot.KillAsync();
            await talk;
            await CheckAsync(folder, ledger, kill);
        }

        await FinishAsync(folder, ledger, crowd);
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
            var talk = crowd.TalkAsync(await bot.ListeningAsync(), CancellationToken.None);
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
    [NeedsStraceTheory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(20)]
    public async Task A_kill_inside_a_sync_loses_nothing_and_doubles_nothing(int sync)
    {
        using var folder = await FoundAsync();
        using var ledger = new Ledger(Path.Combine(folder.Path, "ledger.tsv"));
        var crowd = new Crowd(ledger, Seed.Random());
        await using (var bot = BotProcess.Launch(
            folder.Path, "/usr/bin/strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", $"inject=fsync,fdatasync:signal=SIGKILL:when={sync}"))
        {
            using var patience = new CancellationTokenSource(TestBot.Patience);
            try
            {
                await crowd.TalkAsync(await bot.ListeningAsync(), patience.Token);
            }
            catch (InvalidOperationException) when (bot.HasEnded)
            {
                // The sync was one of its start.
            }

            Assert.False(patience.IsCancellationRequested, "Nothing was synced.");
            Assert.NotEqual(0, await bot.EndAsync());
        }

        await CheckAsync(folder, ledger, 0);
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

    private static async Task<TestFolder> FoundAsync()
    {
        var folder = new TestFolder();
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
    private static async Task FinishAsync(TestFolder folder, Ledger ledger, Crowd crowd)
    {
        await using (var bot = BotProcess.Launch(folder.Path))
        {
            await crowd.RepeatAsync(await bot.ListeningAsync());
        }

        await using (var bot = await TestBot.StartAsync(folder.Path))
        {
            bot.Clock.Set(TimeProvider.System.GetUtcNow());
            await bot.SettleAsync();
        }

        await CheckAsync(folder, ledger, Kills, isQuiet: true);
    }

    private static async Task CheckAsync(TestFolder folder, Ledger ledger, int kill, bool isQuiet = false)
    {
        try
        {
            await Checker.CheckAsync(folder.Path, ledger, isQuiet);
        }
        catch (Xunit.Sdk.XunitException e)
        {
            Assert.Fail($"SDRBOT_SEED={Seed.Value}, kill {kill}: {e.Message}");
        }
    }
}

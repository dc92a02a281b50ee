using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Kills;

/// <summary>What is acknowledged is on the disk: the real executable, killed inside its syncs, and its syncs counted.</summary>
public sealed class SyncTests(ITestOutputHelper output)
{
    /// <summary>With so many messages a thread has come to most of the syncs that are asked for.</summary>
    private const int LongestTalk = 1000;

    /// <summary>The moment between writing and knowing that it is written.</summary>
    [NeedsStraceFact]
    public async Task Kills_inside_a_sync_lose_nothing_and_double_nothing()
    {
        using var folder = await Crowd.FoundAsync();
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
            await Inquest.HoldAsync(folder, ledger, sync);
        }

        output.WriteLine($"Killed inside the syncs {string.Join(", ", reached)} of a thread.");
        Assert.InRange(reached.Count, syncs.Length / 2, syncs.Length);
        await Inquest.CloseAsync(folder, ledger, crowd);
    }

    /// <summary>A kill proves nothing about a power cut: what was written but not synced survives the one and not the other. So syncs are counted.</summary>
    [NeedsStraceFact]
    public async Task Each_acknowledged_message_was_synced()
    {
        const int Remarks = 100;
        using var folder = await Crowd.FoundAsync();
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
}

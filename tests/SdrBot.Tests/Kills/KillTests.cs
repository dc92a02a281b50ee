using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Kills;

/// <summary>The real executable, killed at any moment: nothing that was acknowledged is lost, nothing happens or is said twice.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly int Kills = Inquest.Kills(usual: 20, inCi: 100);

    [NeedsLinuxFact]
    public async Task Kills_at_random_moments_lose_nothing_and_double_nothing()
    {
        using var folder = await Crowd.FoundAsync();
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
            await Inquest.HoldAsync(folder, ledger, kill, shifts);
        }

        output.WriteLine($"{Kills} kills, {ledger.Read().Length} messages, {cut} times in the midst of the jobs.");
        await Inquest.CloseAsync(folder, ledger, crowd, shifts);
    }

    /// <summary>Hundreds of days begin at once, and the process ends when the first are said: the others' come after the restart, and nobody's comes twice.</summary>
    [NeedsLinuxFact]
    public async Task A_kill_amid_the_digests_leaves_one_digest_for_each()
    {
        const int MostRounds = 5;
        using var folder = await Crowd.FoundAsync();
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
            await Inquest.HoldAsync(folder, ledger, round, shifts);
        }

        Assert.True(isAmid, "It was never killed amid the digests.");
        await Inquest.CloseAsync(folder, ledger, new Crowd(ledger, Seed.Random()), shifts);
    }
}

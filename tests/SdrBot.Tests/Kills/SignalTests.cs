using SdrBot.Tests.Support;

namespace SdrBot.Tests.Kills;

/// <summary>The real executable, stopped as an administrator stops it.</summary>
public sealed class SignalTests
{
    /// <summary>As an administrator stops it: in time, and with everything acknowledged kept.</summary>
    [NeedsLinuxTheory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("QUIT")]
    [InlineData("TERM", "TERM")]
    public async Task A_signal_stops_it_in_order(params string[] signals)
    {
        using var folder = await Crowd.FoundAsync();
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
        await Inquest.HoldAsync(folder, ledger, 0);
        await Inquest.CloseAsync(folder, ledger, crowd);
    }
}

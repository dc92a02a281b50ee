using System.Globalization;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Kills;

/// <summary>How often it is killed, and what is looked at after each kill and at the end.</summary>
internal static class Inquest
{
    public static int Kills(int usual, int inCi) =>
        int.TryParse(Environment.GetEnvironmentVariable("SDRBOT_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : Needs.IsCi ? inCi : usual;

    /// <param name="kill">Which one it was; null at the end.</param>
    public static async Task HoldAsync(TestFolder folder, Ledger ledger, int? kill, Shifts? shifts = null, bool isQuiet = false)
    {
        try
        {
            await Checker.CheckAsync(folder.Path, ledger, isQuiet);
            await (shifts?.CheckAsync(ledger, isQuiet) ?? Task.CompletedTask);
        }
        catch (Xunit.Sdk.XunitException e)
        {
            Assert.Fail($"SDRBOT_SEED={Seed.Value}, {(kill is null ? "at the end" : $"kill {kill}")}: {e.Message}");
        }
    }

    /// <summary>Starts it once more, sends again what was never acknowledged, and waits until all is said.</summary>
    public static async Task CloseAsync(TestFolder folder, Ledger ledger, Crowd crowd, Shifts? shifts = null)
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

        await HoldAsync(folder, ledger, null, shifts, isQuiet: true);
    }
}

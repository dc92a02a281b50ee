using SdrBot.Conversations;
using SdrBot.Jobs;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Jobs;

/// <summary>What housekeeping must leave: the ids of turns for ever (a platform may send the same one days later), messages, and what can still be taken back.</summary>
public sealed class HousekeepingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(40)]
    public async Task The_same_message_days_later_is_still_the_same(int days)
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var mina = bot.As("mina");
        var first = await mina.SayAsync("tally one", messageId: "delivered-again");
        await bot.SettleAsync();
        for (var night = 0; night < days; night++)
        {
            bot.Clock.Advance(TimeSpan.FromDays(1));
            await bot.WakeAsync<HousekeepingJob>();
        }

        Assert.Equal(first, await mina.SayAsync("tally one", messageId: "delivered-again"));
        Assert.Equal(["one"], await Tally.WordsAsync(bot));
        Assert.Single(await mina.HeardAsync());

        // An old message keeps its buttons.
        await mina.PressAsync(Tally.More);
        Assert.Equal(["one", "more"], await Tally.WordsAsync(bot));
    }

    [Fact]
    public async Task Whatever_can_be_taken_back_is_kept_and_what_cannot_is_thrown_away()
    {
        await using var bot = await TestBot.StartAsync();
        var mina = bot.As("mina");
        await mina.SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        bot.Clock.Advance(IUndo.Window);
        await bot.WakeAsync<HousekeepingJob>();
        await mina.SayAsync("undo");
        Assert.Equal(0, await CountAsync(bot, "leads"));

        bot.Clock.Advance(IUndo.UnaskedWindow - IUndo.Window);
        await bot.WakeAsync<HousekeepingJob>();
        Assert.Equal(1, await CountAsync(bot, "undo"));
        bot.Clock.Advance(TimeSpan.FromDays(2));
        await bot.WakeAsync<HousekeepingJob>();
        Assert.Equal(0, await CountAsync(bot, "undo"));
    }

    private static Task<int> CountAsync(TestBot bot, string table) =>
        bot.Database.ReadAsync(s => s.ScalarAsync<int>($"SELECT count(*) FROM {table}"), CancellationToken.None);
}

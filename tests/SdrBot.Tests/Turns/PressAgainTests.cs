using Microsoft.Extensions.DependencyInjection;
using SdrBot.Conversations;
using SdrBot.Tests.Support;
using SdrBot.Turns;

namespace SdrBot.Tests.Turns;

/// <summary>A press that failed and is made again is done once: its retry finds that it has been answered.</summary>
public sealed class PressAgainTests
{
    [Fact]
    public async Task A_press_that_succeeds_after_it_failed_is_not_run_again()
    {
        await using var bot = await TestBot.StartAsync(phrases: commands =>
        {
            Poison.Phrases(commands);
            Tally.Phrases(commands);
        });
        var turns = bot.Services.GetRequiredService<TurnRunner>();
        var failing = new Incoming("press:1", new ConversationReference("local", "local", "dm-mina"), "mina", "poison cup", bot.Clock.GetUtcNow()) { PressedIn = "turn:none" };
        Assert.Equal(TurnResult.Failed, await turns.RunAsync(failing, CancellationToken.None));
        var kept = await KeptAsync(bot);
        Assert.NotNull(kept);

        var again = failing with { Text = "tally mina", At = failing.At.AddSeconds(5) };
        Assert.Equal(TurnResult.Answered, await turns.RunAsync(again, CancellationToken.None));

        Assert.Null(await KeptAsync(bot));
        Assert.Equal(TurnResult.Duplicate, await turns.RetryAsync(again, CancellationToken.None));
        Assert.Equal(["mina"], await Tally.WordsAsync(bot));
    }

    /// <summary>A control that is used again is another turn, with changes of its own to take back.</summary>
    [Fact]
    public async Task Each_use_of_a_control_is_taken_back_by_itself()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.As("mina").SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        var turns = bot.Services.GetRequiredService<TurnRunner>();
        var press = new Incoming("press:1", new ConversationReference("local", "local", "dm-mina"), "mina", "log lead:1 email sent", bot.Clock.GetUtcNow()) { PressedIn = "turn:none" };
        Assert.Equal(TurnResult.Answered, await turns.RunAsync(press, CancellationToken.None));
        Assert.Equal(TurnResult.Answered, await turns.RunAsync(press with { At = press.At.AddSeconds(30) }, CancellationToken.None));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await bot.ReadAsync<long>("SELECT count(*) FROM undo WHERE turn_id LIKE 'press:1@%'"));

        await bot.As("mina").SayAsync($"undo {await bot.ReadAsync<string>("SELECT turn_id FROM touches ORDER BY id DESC LIMIT 1")}");
        Assert.Equal("press:1@" + press.At.ToUnixTimeMilliseconds(), await bot.ReadAsync<string>("SELECT group_concat(turn_id) FROM touches"));
    }

    /// <summary>A platform may send a press anew for a minute: what only read is answered again meanwhile, what changed something is not done again.</summary>
    [Theory]
    [InlineData("help", nameof(TurnResult.Answered))]
    [InlineData("tally mina", nameof(TurnResult.Duplicate))]
    public async Task What_only_reads_may_be_pressed_again_soon(string command, string again)
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var turns = bot.Services.GetRequiredService<TurnRunner>();
        var press = new Incoming("press:1", new ConversationReference("local", "local", "dm-mina"), "mina", command, bot.Clock.GetUtcNow()) { PressedIn = "turn:none", SamePress = TimeSpan.FromMinutes(1) };
        Assert.Equal(TurnResult.Answered, await turns.RunAsync(press, CancellationToken.None));
        Assert.Equal(Enum.Parse<TurnResult>(again), await turns.RunAsync(press with { At = press.At.AddSeconds(20) }, CancellationToken.None));
    }

    /// <summary>The clock ran ahead and is right again: what was pressed meanwhile may be pressed now.</summary>
    [Fact]
    public async Task A_press_from_before_the_clock_was_set_back_mutes_no_other()
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var turns = bot.Services.GetRequiredService<TurnRunner>();
        var press = new Incoming("press:1", new ConversationReference("local", "local", "dm-mina"), "mina", "tally mina", bot.Clock.GetUtcNow()) { PressedIn = "turn:none" };
        Assert.Equal(TurnResult.Answered, await turns.RunAsync(press, CancellationToken.None));
        Assert.Equal(TurnResult.Answered, await turns.RunAsync(press with { At = press.At.AddHours(-1) }, CancellationToken.None));
        Assert.Equal(TurnResult.Duplicate, await turns.RunAsync(press with { At = press.At.AddHours(-1).AddMilliseconds(-10) }, CancellationToken.None));
    }

    private static Task<string?> KeptAsync(TestBot bot) =>
        bot.Database.ReadAsync(s => s.ScalarAsync<string>("SELECT incoming FROM turns WHERE state = 'failed'"), CancellationToken.None);
}

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

    private static Task<string?> KeptAsync(TestBot bot) =>
        bot.Database.ReadAsync(s => s.ScalarAsync<string>("SELECT incoming FROM turns WHERE state = 'failed'"), CancellationToken.None);
}

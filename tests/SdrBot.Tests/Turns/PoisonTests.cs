using Microsoft.Extensions.DependencyInjection;
using System.Text.Json;
using SdrBot.Storage;
using SdrBot.Tests.Support;
using SdrBot.Turns;

namespace SdrBot.Tests.Turns;

/// <summary>A command with a bug: its turn is kept and tried again, at most five times; nobody else notices.</summary>
public sealed class PoisonTests
{
    [Fact]
    public async Task A_turn_that_always_breaks_is_given_up_and_its_person_told()
    {
        await using var bot = await TestBot.StartAsync(phrases: commands =>
        {
            Poison.Phrases(commands);
            Tally.Phrases(commands);
        });
        var mina = bot.As("mina");
        using var taken = await mina.PostAsync("poison cup");
        Assert.True(taken.IsSuccessStatusCode);
        Assert.Equal(("failed", 1), await StateAsync(bot));

        // The next of the same conversation, and everybody else, go on.
        await mina.SayAsync("tally mina");
        await bot.As("dana").SayAsync("tally dana");
        Assert.Equal(["mina", "dana"], await Tally.WordsAsync(bot));
        for (var attempt = 2; attempt <= TurnRunner.MostAttempts; attempt++)
        {
            Assert.Empty((await mina.HeardAsync()).Where(m => m.Text.Contains("poison", StringComparison.Ordinal)));
            await RetryAsync(bot);
            Assert.Equal((attempt < TurnRunner.MostAttempts ? "failed" : "dead", attempt), await StateAsync(bot));
        }

        await mina.HearsAsync("Something went wrong with “poison cup”. Nothing of it was saved; please say it again. ...");
        Assert.Equal(2, (await mina.HeardAsync()).Length);
    }

    private static async Task<(string State, int Attempts)> StateAsync(TestBot bot) =>
        await bot.Database.ReadAsync(s => s.OneAsync<Row>("SELECT state, attempts, incoming FROM turns WHERE state IN ('failed', 'dead')"), CancellationToken.None) is { } row
            ? (row.State, row.Attempts)
            : default;

    private static async Task RetryAsync(TestBot bot)
    {
        var row = await bot.Database.ReadAsync(s => s.OneAsync<Row>("SELECT state, attempts, incoming FROM turns WHERE state = 'failed'"), CancellationToken.None);
        await bot.Services.GetRequiredService<TurnRunner>().RetryAsync(JsonSerializer.Deserialize(row!.Incoming, StorageJson.Default.Incoming)!, CancellationToken.None);
    }

    private sealed record Row
    {
        public required string State { get; init; }

        public int Attempts { get; init; }

        public required string Incoming { get; init; }
    }
}

using SdrBot.Tests.Support;

namespace SdrBot.Tests.Turns;

/// <summary>Rows that no version of the bot can read, from a damaged file or a hand in the database: given up one by one, and everything else goes on.</summary>
public sealed class UnreadableTests
{
    [Theory]
    [InlineData("{\"id\":")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task A_failed_turn_that_cannot_be_read_is_dead_and_the_others_are_tried_again(string incoming)
    {
        await using var bot = await TestBot.StartAsync(phrases: Poison.Phrases);
        using var taken = await bot.As("mina").PostAsync("poison cup");
        await bot.Database.WriteAsync(
            "test", s => s.RunAsync("INSERT INTO turns (tenant, id, at, state, attempts, next_at, incoming) VALUES ('local', 'torn', 0, 'failed', 1, 0, @incoming)", new { incoming }), CancellationToken.None);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));

        await bot.RunJobsAsync(isNight: false);

        Assert.Equal(
            "dead unreadable 1",
            Assert.Single(await bot.Database.ReadAsync(s => s.ManyAsync<string>("SELECT state || ' ' || problem || ' ' || attempts FROM turns WHERE id = 'torn'"), CancellationToken.None)));
        Assert.Equal(2, Assert.Single(await bot.Database.ReadAsync(s => s.ManyAsync<long>("SELECT attempts FROM turns WHERE state = 'failed'"), CancellationToken.None)));
    }

    [Theory]
    [InlineData("waiting")]
    [InlineData("sending")]
    public async Task A_message_that_cannot_be_read_is_refused_and_the_others_arrive(string state)
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        await bot.Database.WriteAsync(
            "test",
            s => s.RunAsync(
                """
                INSERT INTO messages (tenant, key, channel, conversation, reply, state, version, delivered, attempts, next_at, created_at)
                VALUES ('local', 'torn', 'local', '{"channel":', '{', @state, 1, 0, 0, 0, 0)
                """,
                new { state }),
            CancellationToken.None);
        await bot.RestartAsync();

        await bot.As("mina").SayAsync("tally mina");

        Assert.NotEmpty(await bot.As("mina").HeardAsync());
        Assert.Equal("refused unreadable", Assert.Single(await bot.Database.ReadAsync(s => s.ManyAsync<string>("SELECT state || ' ' || problem FROM messages WHERE key = 'torn'"), CancellationToken.None)));
    }
}

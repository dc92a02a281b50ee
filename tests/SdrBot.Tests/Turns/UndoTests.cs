using SdrBot.Tests.Support;

namespace SdrBot.Tests.Turns;

/// <summary>What is taken back leaves no trace, takes nothing else with it, and can itself be taken back where it was part of a correction.</summary>
public sealed class UndoTests
{
    [Fact]
    public async Task A_name_that_was_put_back_is_found_again_and_the_other_is_not()
    {
        await using var bot = await TestBot.StartAsync();
        var mina = bot.As("mina");
        await mina.SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        await mina.SayAsync("edit Acme name: Wilhelmina Roe");
        Assert.Equal(1, await CountAsync(bot, "lead_words WHERE word = 'wilhelmina'"));

        await mina.SayAsync("undo");

        Assert.Equal(1, await CountAsync(bot, "leads WHERE name = 'Jane Doe'"));
        Assert.Equal(0, await CountAsync(bot, "lead_words WHERE word = 'wilhelmina'"));
        Assert.Equal(1, await CountAsync(bot, "lead_words WHERE word = 'jane'"));
    }

    [Fact]
    public async Task A_new_lead_stays_when_somebody_has_written_about_it_since()
    {
        await using var bot = await TestBot.StartAsync();
        var mina = bot.As("mina");
        await mina.SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        var added = await bot.Database.ReadAsync(s => s.ScalarAsync<string>("SELECT turn_id FROM undo"), CancellationToken.None);
        await mina.SayAsync("note Jane Doe: wants a demo");
        Assert.Equal(1, await CountAsync(bot, "notes"));

        await mina.SayAsync($"undo {added}");
        Assert.Equal((1, 1), (await CountAsync(bot, "leads"), await CountAsync(bot, "notes")));

        await mina.SayAsync("undo");
        await mina.SayAsync($"undo {added}");
        Assert.Equal((0, 0), (await CountAsync(bot, "leads"), await CountAsync(bot, "notes")));
    }

    [Fact]
    public async Task A_correction_that_is_taken_back_leaves_what_it_corrected()
    {
        await using var bot = await TestBot.StartAsync();
        var mina = bot.As("mina");
        await mina.SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        await mina.SayAsync("called Acme, no answer");
        var before = await WorkAsync(bot);
        var id = await bot.Database.ReadAsync(s => s.ScalarAsync<long>("SELECT id FROM touches"), CancellationToken.None);
        await mina.SayAsync($"edit log {id} outcome connected");
        Assert.Equal(1, await CountAsync(bot, "touches WHERE outcome = 'connected'"));

        await mina.SayAsync("undo");

        Assert.Equal(1, await CountAsync(bot, "touches"));
        Assert.Equal(before, await WorkAsync(bot));
    }

    /// <summary>Something else has come meanwhile where only one may be: it stays, and so does everything.</summary>
    [Theory]
    [InlineData("learned Acme budget: $50k", "unlearn lead:1 budget_amount", "learned Acme budget: $60k", "SELECT value FROM findings")]
    [InlineData("edit Acme email: jane@alphaworks.example", "edit Acme email: other@alphaworks.example", "add lead Rob Roe, Betaworks, jane@alphaworks.example", "SELECT group_concat(name || email) FROM leads")]
    public async Task What_would_stand_beside_its_own_successor_is_not_taken_back(string first, string undone, string then, string what)
    {
        await using var bot = await TestBot.StartAsync();
        var mina = bot.As("mina");
        await mina.SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        await mina.SayAsync(first);
        await mina.SayAsync(undone);
        await bot.SettleAsync();
        var turn = await bot.ReadAsync<string>("SELECT turn_id FROM undo ORDER BY id DESC LIMIT 1");
        await mina.SayAsync(then);
        await bot.SettleAsync();
        var before = await bot.ReadAsync<string>(what);

        await mina.SayAsync($"undo {turn}");

        Assert.StartsWith("Something else has changed since", (await mina.HeardAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Equal(before, await bot.ReadAsync<string>(what));
        Assert.Equal(0, await CountAsync(bot, "turns WHERE state <> 'done'"));
    }

    private static Task<int> CountAsync(TestBot bot, string what) =>
        bot.Database.ReadAsync(s => s.ScalarAsync<int>($"SELECT count(*) FROM {what}"), CancellationToken.None);

    /// <summary>Every touch and task, whole.</summary>
    private static Task<string?> WorkAsync(TestBot bot) => bot.Database.ReadAsync(
        s => s.ScalarAsync<string>(
            """
            SELECT (SELECT json_group_array(json_array(id, outcome, channel, at, task_id, turn_id, version)) FROM (SELECT * FROM touches ORDER BY id))
              || (SELECT json_group_array(json_array(id, number, kind, state, outcome, due_at, closed_at, version)) FROM (SELECT * FROM tasks ORDER BY id))
            """),
        CancellationToken.None);
}

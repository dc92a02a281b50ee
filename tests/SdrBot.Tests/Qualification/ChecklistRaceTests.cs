using System.Net;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Qualification;

/// <summary>Answers that arrive at the same time leave what the same answers leave one after the other.</summary>
public sealed class ChecklistRaceTests(ITestOutputHelper output)
{
    private static readonly string[] Answers =
    [
        "they have 200 people", "about 120 people, $40k", "budget is $50k", "around 60k", "yes", "no", "I don't know", "skip", "back", "the CTO",
        "Q3", "they want it by June", "learned Acme size: 75", "learned Acme budget: $90k", "top priority", "wish list", "edit budget", "300",
        "need one place for all call notes", "losing two days a month because of manual reports", "pause", "qualify Acme", "why", "purple monkeys",
    ];

    [Fact]
    public async Task Concurrent_answers_equal_the_sequential_ones()
    {
        const int Rounds = 45;
        var chance = Seed.Random();
        await using var racing = await TestBot.StartAsync();
        await using var waiting = await TestBot.StartAsync();
        foreach (var bot in new[] { racing, waiting })
        {
            await bot.As("mina").SayAsync("add lead Jane Doe, Acme, jane@acme.example");
            await bot.As("mina").SayAsync("qualify Acme");
        }

        var told = 0;
        for (var round = 0; round < Rounds; round++)
        {
#pragma warning disable CA5394 // What people say is no secret.
            var said = Enumerable.Range(0, 2 + (round % 15)).Select(_ => Answers[chance.Next(Answers.Length)]).ToArray();
#pragma warning restore CA5394
            await TogetherAsync(racing, said);
            var order = (await racing.As("mina").ReadAsync()).Where(m => !m.From.Bot).Select(m => m.Text).TakeLast(said.Length).ToArray();
            Assert.Equal(said.Order(StringComparer.Ordinal), order.Order(StringComparer.Ordinal));
            foreach (var text in order)
            {
                await waiting.As("mina").SayAsync(text);
            }

            await waiting.SettleAsync();
            Assert.Equal(await StateAsync(waiting), await StateAsync(racing));
            told += said.Length;
        }

        output.WriteLine($"{told} answers in {Rounds} rounds of 2 to 16 at once (SDRBOT_SEED={Seed.Value})");
        Assert.NotEmpty(await StateAsync(racing));
    }

    /// <summary>Two people at one lead: every answer is in the history, and the last of each question stands.</summary>
    [Fact]
    public async Task Answers_of_two_people_are_all_in_the_history()
    {
        const int Each = 8;
        await using var bot = await TestBot.StartAsync();
        await bot.As("mina").SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, Each).SelectMany(i => new[] { ("mina", 1000 + (round * Each) + i), ("grace", 5000 + (round * Each) + i) }).Select(async a =>
            {
                using var response = await bot.As(a.Item1).PostAsync($"learned Acme size: {a.Item2}");
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            }));
        }

        await bot.SettleAsync();
        Assert.Equal([$"{5 * Each * 2}|{5 * Each * 2}"], await RowsAsync(bot, "SELECT count(*) || '|' || count(DISTINCT to_value) FROM finding_changes"));
        Assert.Empty(await RowsAsync(bot, "SELECT value FROM findings EXCEPT SELECT to_value FROM finding_changes WHERE id = (SELECT max(id) FROM finding_changes)"));
        Assert.Empty(await RowsAsync(
            bot, "SELECT id FROM finding_changes c WHERE coalesce(from_value, '') <> coalesce((SELECT to_value FROM finding_changes b WHERE b.id < c.id ORDER BY b.id DESC LIMIT 1), '')"));
    }

    private static async Task TogetherAsync(TestBot bot, string[] said)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = said.Select(async text =>
        {
            await start.Task;
            using var response = await bot.As("mina").PostAsync(text);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }).ToList();
        start.SetResult();
        await Task.WhenAll(all);
        await bot.SettleAsync();
    }

    /// <summary>What is known, what was ever said, and where the checklist stands.</summary>
    private static async Task<IEnumerable<string>> StateAsync(TestBot bot) =>
    [
        .. await RowsAsync(bot, "SELECT question || '=' || value || ' (' || words || ') ' || version FROM findings ORDER BY question"),
        .. await RowsAsync(bot, "SELECT question || ': ' || coalesce(from_value, '') || ' > ' || coalesce(to_value, '') FROM finding_changes ORDER BY id"),
        .. await RowsAsync(bot, "SELECT form || answers FROM forms"),
    ];

    private static async Task<IEnumerable<string>> RowsAsync(TestBot bot, string sql) => await bot.Database.ReadAsync(s => s.ManyAsync<string>(sql), CancellationToken.None);
}

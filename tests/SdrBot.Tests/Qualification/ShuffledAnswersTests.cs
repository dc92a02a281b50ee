using System.Text.Json;
using SdrBot.Channels.LocalChat;
using SdrBot.Tests.Handoffs;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Qualification;

/// <summary>Answers of a checklist that arrive in another order than they were given: each belongs to its own question, and none to another.</summary>
public sealed class ShuffledAnswersTests(ITestOutputHelper output)
{
    /// <summary>What was said, and to which question it belongs.</summary>
    private static readonly (string Said, string Question, string Value)[] Answers =
    [
        ("they have 200 people", "size", "200"),
        ("budget is $50k", "budget_amount", "50000"),
        ("they want it in Q3 2026", "timeline", "2026-07-01"),
        ("the CTO decides", "decision_maker", "CTO"),
    ];

    /// <summary>Where the checklist stands when the first of them comes.</summary>
    private static readonly string[] Open = ["process", "timeline", "size", "budget_amount", "decision_maker"];

    /// <summary>Typed while the checklist stands at any question: in every order the same is known afterwards.</summary>
    [Fact]
    public async Task In_every_order_each_answer_is_with_its_question()
    {
        await using var bot = await TestBot.StartAsync();
        var orders = Orders(Answers).ToList();
        foreach (var (order, i) in orders.Select((o, i) => (o, i)))
        {
            await bot.As("mina").SayAsync($"add lead Buyer {i}, Order{i}, buyer@order{i}.example");
            await bot.As("mina").SayAsync($"qualify Order{i} at {Open[i % Open.Length]}");
            foreach (var (said, _, _) in order)
            {
                await bot.As("mina").SayAsync(said);
            }

            await bot.As("mina").SayAsync("pause");
            var known = await KnownAsync(bot, i);
            Assert.True(
                Answers.All(a => known.GetValueOrDefault(a.Question) is { } value && value.Contains(a.Value, StringComparison.OrdinalIgnoreCase)) && known.Count == Answers.Length,
                $"{string.Join(" | ", order.Select(o => o.Said))}:\n{string.Join('\n', known.Select(k => $"{k.Key} = {k.Value}"))}");
        }

        output.WriteLine($"{Answers.Length} answers in {orders.Count} orders");
    }

    /// <summary>A button belongs to the question under which it stands, however late it arrives.</summary>
    [Fact]
    public async Task Buttons_of_earlier_questions_in_any_order_answer_those_questions()
    {
        await using var bot = await TestBot.StartAsync();
        var chance = Seed.Random();
        const int Rounds = 6;
        for (var round = 0; round < Rounds; round++)
        {
            await bot.As("mina").SayAsync($"add lead Buyer {round}, Order{round}, buyer@order{round}.example");
            var asked = new List<(string Message, string Action, string Question)>();
            foreach (var question in new[] { "process", "size", "timeline", "decision_maker", "budget_amount" })
            {
                await bot.As("mina").SayAsync($"qualify Order{round} at {question}");
                var (message, action) = await bot.As("mina").FindAsync("Not known");
                asked.Add((message.Id, action.Id, question));
            }

#pragma warning disable CA5394 // The order is no secret.
            var shuffled = asked.OrderBy(_ => chance.Next()).ToList();
#pragma warning restore CA5394
            foreach (var (message, action, question) in shuffled)
            {
                using var response = await bot.As("mina").UseAsync(message, action);
                await bot.SettleAsync();
                var known = await KnownAsync(bot, round);
                Assert.True((int)response.StatusCode == 409 ? !known.ContainsKey(question) : known.GetValueOrDefault(question) == "unknown", $"{question}: {(int)response.StatusCode}, {JsonSerializer.Serialize(known)}");
                Assert.DoesNotContain(known.Keys, k => asked.All(a => a.Question != k));
            }
        }

        output.WriteLine($"{Rounds} rounds (SDRBOT_SEED={Seed.Value})");
    }

    /// <summary>The same message later again, behind others, answers nothing twice.</summary>
    [Fact]
    public async Task An_answer_that_comes_again_behind_the_next_one_is_not_taken_for_it()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.As("mina").SayAsync("add lead Buyer 0, Order0, buyer@order0.example");
        await bot.As("mina").SayAsync("qualify Order0 at size");
        var first = (await bot.As("mina").SayAsync("200", messageId: "answer-0001")).Id;
        await bot.As("mina").SayAsync("qualify Order0 at budget_amount");
        Assert.Equal(first, (await bot.As("mina").SayAsync("200", messageId: "answer-0001")).Id);
        var known = await KnownAsync(bot, 0);
        Assert.Equal("200", known.GetValueOrDefault("size"));
        Assert.False(known.ContainsKey("budget_amount"));
    }

    private static async Task<Dictionary<string, string>> KnownAsync(TestBot bot, int lead) => (await bot.RowsAsync(
        $"SELECT f.question || '=' || f.value FROM findings f JOIN leads l ON l.id = f.lead_id WHERE l.company = 'Order{lead}' AND l.tenant = '{LocalConversations.Tenant}'"))
        .Select(r => r.Split('=', 2)).ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);

    private static IEnumerable<(string Said, string Question, string Value)[]> Orders((string Said, string Question, string Value)[] all) => all.Length <= 1 ? [all]
        : all.SelectMany((first, i) => Orders([.. all.Where((_, j) => j != i)]).Select(rest => ((string, string, string)[])[first, .. rest]));
}

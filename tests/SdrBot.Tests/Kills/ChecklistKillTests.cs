using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using SdrBot.Channels.LocalChat;
using SdrBot.Storage;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Kills;

/// <summary>A checklist whose bot is killed between, before and inside answers: each answer that was acknowledged is there once, and the checklist goes on.</summary>
public sealed class ChecklistKillTests(ITestOutputHelper output)
{
    private const string Person = "mina";
    private const int MostAnswers = 8;

    private static readonly int Kills = Inquest.Kills(usual: 10, inCi: 50);

    [NeedsLinuxFact]
    public async Task A_checklist_survives_a_kill_at_any_answer()
    {
        using var folder = new TestFolder();
        await TestFolder.FoundAsync(folder.Path);
        await using (var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False"))
        {
            await connection.OpenAsync();
            await Company.AddLeadsAsync(new Session(connection), Person, 1);
        }

        var chance = Seed.Random();
        var answered = new List<string>();
        var next = 0;
        (string Id, string Text)? open = ("open", $"qualify Firm{Person}1");
        for (var kill = 0; kill <= Kills; kill++)
        {
            await using var bot = BotProcess.Launch(folder.Path);
            var address = await bot.ListeningAsync();
#pragma warning disable CA2000 // Disposed at the end of each round; the analyzer loses it between two awaited disposals.
            using var http = new HttpClient { BaseAddress = address };
#pragma warning restore CA2000
#pragma warning disable CA5394 // The moment is no secret.
            var (before, later) = kill == Kills ? (int.MaxValue, 0) : (chance.Next(1, MostAnswers), chance.Next(60));
#pragma warning restore CA5394
            var death = Task.CompletedTask;
            for (var i = 0; i < MostAnswers || kill < Kills; i++)
            {
                if (i == before)
                {
                    death = DieAsync(bot, later);
                }

                open ??= ($"a{++next:D6}", Answer(next));
                if (!await SayAsync(http, open.Value.Id, open.Value.Text))
                {
                    break;
                }

                if (open.Value.Id != "open")
                {
                    answered.Add(open.Value.Text);
                }

                open = null;
            }

            await death;
            await CheckAsync(folder, answered, open?.Text);
        }

        output.WriteLine($"{answered.Count} answers, {Kills} kills (SDRBOT_SEED={Seed.Value})");
        Assert.InRange(answered.Count, Kills, int.MaxValue);
    }

    /// <summary>Two answers at once in every message, each different from all before.</summary>
    private static string Answer(int number) => $"they have {number + 10} people, budget is ${number + 1000}";

    private static async Task DieAsync(BotProcess bot, int milliseconds)
    {
        await Task.Delay(milliseconds);
        await bot.KillAsync();
    }

    private static async Task<bool> SayAsync(HttpClient http, string id, string text)
    {
        try
        {
            using var response = await http.PostAsJsonAsync(
                $"local/conversations/{LocalConversations.Direct(Person)}/messages", new PostedMessage(Person, text, id, null), LocalJson.Default.PostedMessage);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>All that was acknowledged is in the history, in order and once; at most the one message that was on its way besides.</summary>
    private static async Task CheckAsync(TestFolder folder, List<string> answered, string? onItsWay)
    {
        await using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        await connection.OpenAsync();
        var session = new Session(connection);
        Assert.Equal("ok", await session.ScalarAsync<string>("PRAGMA integrity_check"));
        var sizes = (await session.ManyAsync<string>("SELECT to_value FROM finding_changes WHERE question = 'size' ORDER BY id")).ToList();
        var budgets = (await session.ManyAsync<string>("SELECT to_value FROM finding_changes WHERE question = 'budget_amount' ORDER BY id")).ToList();
        var expected = sizes.Count > answered.Count && onItsWay is not null ? [.. answered, onItsWay] : answered;
        Assert.Equal(expected, sizes.Zip(budgets, (size, budget) => $"they have {size} people, budget is ${budget.Split(' ')[0]}"));
        Assert.Equal(sizes.Count, budgets.Count);
        Assert.Equal(sizes.TakeLast(1), await session.ManyAsync<string>("SELECT value FROM findings WHERE question = 'size'"));
        if (answered.Count > 0)
        {
            Assert.Equal("checklist", Assert.Single(await session.ManyAsync<string>("SELECT form FROM forms")));
        }
    }
}

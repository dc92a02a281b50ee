using System.Net;
using SdrBot.Leads;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Leads;

/// <summary>Several people at one lead at the same time.</summary>
public sealed class LeadRaceTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync(isTicking: false);

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Twenty_people_who_add_the_same_lead_add_it_once()
    {
        string[] people = ["mina", "dana", "haruto"];
        string[] spellings = ["add lead Jane Doe, Acme, jane@acme.example", "add lead Jane Doe, ACME Inc., JANE@Acme.example", "add lead J. Doe, jane@acme.example"];
        await TogetherAsync([.. Enumerable.Range(0, 20).Select(i => (people[i % 3], spellings[i / 3 % 3]))]);

        Assert.Equal(["1|1|1"], await RowsAsync("SELECT (SELECT count(*) FROM leads) || '|' || (SELECT count(*) FROM tasks) || '|' || (SELECT count(*) FROM enrolments)"));
        var owner = (await RowsAsync("SELECT owner_id FROM leads")).Single();
        var name = Company.People.Single(p => p.Id == owner).Name;
        var answers = new List<string>();
        foreach (var person in people)
        {
            var heard = (await _bot.As(person).HeardAsync()).Select(m => m.Text).ToList();
            answers.AddRange(heard);
            Assert.All(heard, t => Assert.True(person == owner ? t.Contains("already", StringComparison.Ordinal) || t.Contains("Added", StringComparison.Ordinal) : t.Contains($"already with {name}", StringComparison.Ordinal), t));
        }

        Assert.Equal(20, answers.Count);
        Assert.Single(answers, a => a.StartsWith("Added", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Corrections_of_two_people_are_both_kept()
    {
        await _bot.As("mina").SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        for (var round = 0; round < 20; round++)
        {
            await TogetherAsync(("mina", $"edit Acme title: Title {round}"), ("grace", $"edit Acme location: City {round}"));
            Assert.Equal([$"Title {round}|City {round}"], await RowsAsync("SELECT title || '|' || location FROM leads"));
        }
    }

    /// <summary>Who saves later sees what it was meanwhile, and who saved earlier cannot take the later one's back.</summary>
    [Fact]
    public async Task A_correction_from_a_window_that_is_out_of_date_says_what_it_replaced()
    {
        await _bot.As("mina").SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        await _bot.As("mina").SayAsync("edit Acme title: Clerk");
        await _bot.As("mina").SayAsync("edit Acme");
        await _bot.As("grace").SayAsync("edit Acme");
        for (var round = 0; round < 10; round++)
        {
            var before = (await RowsAsync("SELECT title FROM leads")).Single();
            await TogetherAsync(("mina", $"edit Acme title: Mina {round}"), ("grace", $"edit Acme title: Grace {round}"));
            var last = (await RowsAsync("SELECT title FROM leads")).Single();
            var first = last == $"Mina {round}" ? $"Grace {round}" : $"Mina {round}";
            Assert.Contains(last, new[] { $"Mina {round}", $"Grace {round}" });
            var told = (await Task.WhenAll(_bot.As("mina").HeardAsync(), _bot.As("grace").HeardAsync())).Select(h => h[^1].Text).ToList();
            Assert.Single(told, t => t.Contains(before, StringComparison.Ordinal) && t.Contains(first, StringComparison.Ordinal));
            Assert.Single(told, t => t.Contains(first, StringComparison.Ordinal) && t.Contains(last, StringComparison.Ordinal));

            await _bot.As(first.StartsWith("Mina", StringComparison.Ordinal) ? "mina" : "grace").SayAsync("undo");
            Assert.Equal([last], await RowsAsync("SELECT title FROM leads"));
        }
    }

    [Fact]
    public async Task A_lead_given_to_several_at_once_is_with_one_and_its_tasks_are_too()
    {
        await _bot.As("mina").SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        for (var round = 0; round < 10; round++)
        {
            await TogetherAsync(("grace", "reassign Acme to Dana"), ("grace", "reassign Acme to Haruto"), ("mina", "called Acme, no answer"));
            Assert.Single(await RowsAsync("SELECT owner_id FROM leads UNION SELECT owner_id FROM tasks WHERE state = 'open'"));
        }
    }

    /// <summary>Whatever wins, the history is one legal walk from the first status to the present one.</summary>
    [Fact]
    public async Task Moves_at_the_same_time_make_a_legal_history()
    {
        await _bot.As("mina").SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        string[] moves = ["mql", "sql", "prospect", "recycled", "order pending", "disqualified because no_budget"];
        for (var round = 0; round < 12; round++)
        {
            await TogetherAsync([.. Enumerable.Range(0, 4).Select(i => (i % 2 == 0 ? "mina" : "grace", $"status Acme {moves[((round * 5) + (i * i)) % moves.Length]}"))]);
        }

        var status = LeadStatus.Prospect;
        var walked = (await RowsAsync("SELECT from_status || ' ' || to_status FROM status_changes ORDER BY id")).ToList();
        Assert.True(walked.Count > 5, string.Join(", ", walked));
        foreach (var step in walked.Select(w => w.Split(' ')))
        {
            Assert.Equal(status, step[0]);
            Assert.True(LeadStatus.Allows(step[0], step[1]), $"{step[0]} to {step[1]}");
            status = step[1];
        }

        Assert.Equal([status], await RowsAsync("SELECT status FROM leads"));
    }

    private async Task TogetherAsync(params (string Person, string Text)[] said)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = said.Select(async s =>
        {
            await start.Task;
            using var response = await _bot.As(s.Person).PostAsync(s.Text);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }).ToList();
        start.SetResult();
        await Task.WhenAll(all);
        await _bot.SettleAsync();
    }

    private async Task<IEnumerable<string>> RowsAsync(string sql) => await _bot.Database.ReadAsync(s => s.ManyAsync<string>(sql), CancellationToken.None);
}

using Microsoft.Extensions.DependencyInjection;
using SdrBot.Jobs;
using SdrBot.Libraries;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Companies that share one bot: what one of them writes for itself is never seen by another, nor by the company of the settings.</summary>
public sealed class SlackLibrariesTests : IAsyncLifetime
{
    private const string One = "T0ONE";
    private const string Two = "T0TWO";
    private const string Boss = "U0BOSS";

    private SlackBot _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await SlackBot.StartOpenAsync(new SlackAccount(Boss, "Bo Ss", "bo@example.com"));
        foreach (var team in new[] { One, Two })
        {
            await _bot.InstallAsync(team);
            await _bot.SaysInAsync(team, 1);
        }
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task An_objection_added_from_the_chat_is_in_the_playbook_of_its_company_alone()
    {
        await SayAsync(One, "heard a new one: they want everything on paper with a stamp");
        Assert.Contains("Which category", await SayAsync(One, "write playbook entry for objection:1"), StringComparison.Ordinal);
        foreach (var answer in new[] { "brush_off", "Wants it on paper", "I understand, paper feels safe.", "It is {challenge} that should be safe.", "We print and sign it for you." })
        {
            await SayAsync(One, answer);
        }

        Assert.Contains("is in the playbook now", await SayAsync(One, "May I send it by post today?"), StringComparison.Ordinal);
        await _bot.Bot.Services.GetRequiredService<PlaybookPen>().WriteAsync(CancellationToken.None);

        Assert.True(File.Exists(Path.Combine(_bot.Bot.Folder, "companies", One, "playbook", "wants-it-on-paper.en.md")));
        Assert.Contains("paper feels safe", await SayAsync(One, "objection: on paper with a stamp please"), StringComparison.Ordinal);
        await SeesNothingAsync("paper feels safe", "objection: on paper with a stamp please", "open playbook:wants-it-on-paper", "playbook brush_off", "playbook reviews", "practice brush_off");

        // The same title in another company is another entry in another file.
        await SayAsync(Two, "heard a new one: they want a fax");
        foreach (var answer in new[] { "write playbook entry for objection:3", "brush_off", "Wants it on paper", "A fax it is.", "It is {challenge} that counts.", "We have one.", "Which number?" })
        {
            await SayAsync(Two, answer);
        }

        await _bot.Bot.Services.GetRequiredService<PlaybookPen>().WriteAsync(CancellationToken.None);
        await _bot.Bot.RestartAsync();
        Assert.Contains("A fax it is", await SayAsync(Two, "open playbook:wants-it-on-paper"), StringComparison.Ordinal);
        Assert.Contains("paper feels safe", await SayAsync(One, "open playbook:wants-it-on-paper"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_bot.Bot.Folder, "playbook")));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("companies/T0ONE", One)]
    public async Task Files_of_a_company_are_read_for_it_alone(string folder, string? company)
    {
        await AddAsync($"{folder}/answers/price.en.md", "---\ncategory: plans\ntitle: What the zeppelin costs\n---\n\n## They ask\n\n- What does the zeppelin cost?\n\n## We say\n\nA zeppelin costs nine coins.\n");
        await AddAsync($"{folder}/playbook/zeppelin.en.md", "---\ncategory: timing\ntitle: Waits for the zeppelin\n---\n\n## They say\n\n- We wait for the zeppelin.\n\n## We say\n\n### Moonlight\n\n- Acknowledge: A zeppelin is worth a wait.\n- Challenge: It is {challenge} that waits.\n- Ease: Ours flies today.\n- Question: Shall it land at noon?\n");
        await AddAsync($"{folder}/cadences/zeppelin.json", """{"id":"zeppelin","name":{"en":"By zeppelin"},"steps":[{"number":1,"day":0,"activity":"call","title":{"en":"Call from the zeppelin"}}]}""");
        await AddAsync($"{folder}/scripts/zeppelin.json", """[{"id":"zeppelin","kind":"opener","name":{"en":"From the zeppelin"},"text":{"en":"Hi {first_name}, {rep_first_name} from the zeppelin: {fact}"}}]""");
        await AddAsync($"{folder}/frameworks/zeppelin.json", """{"id":"zeppelin","name":{"en":"Zeppelin fit"},"asks":[{"question":"need","points":10}]}""");
        await _bot.Bot.RestartAsync();
        string[] commands = ["answer: what does the zeppelin cost?", "objection: we wait for the zeppelin", "cadences", "cadence zeppelin", "scripts", "checklist"];
        foreach (var team in new[] { One, Two })
        {
            foreach (var command in commands)
            {
                Assert.Equal((command, team == company), (command, IsShown(await SayAsync(team, command))));
            }
        }

        static bool IsShown(string said) => said.Contains("nine coins", StringComparison.Ordinal) || said.Contains("worth a wait", StringComparison.Ordinal) || said.Contains("By zeppelin", StringComparison.Ordinal)
            || said.Contains("From the zeppelin", StringComparison.Ordinal) || said.Contains("Zeppelin fit", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cadence_changed_from_the_chat_is_a_new_version_in_its_company_alone()
    {
        await SayAsync(One, "my script opener: Hi {first_name}, {rep_first_name} with a fax by hand: {fact}");
        Assert.Contains("fax by hand", await SayAsync(One, "my scripts"), StringComparison.Ordinal);
        await SayAsync(One, "add step call on day 77 to new_inbound");
        Assert.Contains("77 |", await SayAsync(One, "cadence new_inbound"), StringComparison.Ordinal);
        await _bot.Bot.RestartAsync();
        Assert.DoesNotContain("77", await SayAsync(Two, "cadence new_inbound"), StringComparison.Ordinal);
        await SeesNothingAsync("fax by hand", "scripts", "my scripts", "gallery");
        Assert.Equal(1, await _bot.ReadAsync<long>("SELECT max(version) FROM cadences WHERE tenant = @Two AND id = 'new_inbound'", new { Two }));
        Assert.Equal(2, await _bot.ReadAsync<long>("SELECT max(version) FROM cadences WHERE tenant = @One AND id = 'new_inbound'", new { One }));
    }

    [Fact]
    public async Task Only_the_company_whose_file_is_bad_hears_of_it()
    {
        await AddAsync($"companies/{One}/answers/bad.en.md", "no front matter");
        await _bot.Bot.Services.GetRequiredService<LibrariesJob>().RunAsync(_bot.Bot.Clock.GetUtcNow(), CancellationToken.None);
        var told = await _bot.SaysInAsync(One, 2);
        Assert.Contains("bad.en.md", told[1].Text, StringComparison.Ordinal);
        Assert.Equal(0, await _bot.ReadAsync<long>("SELECT count(*) FROM messages WHERE key LIKE 'library:%' AND tenant <> @One", new { One }));
        Assert.DoesNotContain("bad.en.md", await SayAsync(Two, "answers"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frameworks", "{", """{"id":"zeppelin","name":{"en":"Zeppelin fit"},"asks":[{"question":"need","points":10}]}""", "no framework as JSON", "checklist", "Zeppelin fit")]
    [InlineData("cadences", "[]", """{"id":"zeppelin","name":{"en":"By zeppelin"},"steps":[{"number":1,"day":0,"activity":"call","title":{"en":"Call from the zeppelin"}}]}""", "no cadence as JSON", "cadences", "By zeppelin")]
    [InlineData("scripts", "7", """[{"id":"zeppelin","kind":"opener","name":{"en":"From the zeppelin"},"text":{"en":"Hi {first_name}, {rep_first_name} from the zeppelin: {fact}"}}]""", "no scripts as JSON", "scripts", "From the zeppelin")]
    public async Task A_bad_file_that_is_read_at_the_start_is_left_out_for_its_company_alone(string folder, string bad, string good, string reason, string command, string shown)
    {
        await AddAsync($"companies/{One}/{folder}/bad.json", bad);
        await AddAsync($"companies/{One}/{folder}/good.json", good);
        await AddAsync($"companies/{Two}/{folder}/good.json", good);
        await _bot.Bot.RestartAsync();
        Assert.Contains(shown, await SayAsync(One, command), StringComparison.Ordinal);
        Assert.Contains(shown, await SayAsync(Two, command), StringComparison.Ordinal);

        var before = _bot.Slack.Messages.Count(m => m.Team == One);
        await _bot.Bot.Services.GetRequiredService<LibrariesJob>().RunAsync(_bot.Bot.Clock.GetUtcNow(), CancellationToken.None);
        var told = (await _bot.SaysInAsync(One, before + 1))[^1].Text;
        Assert.Contains($"companies/{One}/{folder}/bad.json", told, StringComparison.Ordinal);
        Assert.Contains(reason, told, StringComparison.Ordinal);
        Assert.Contains("started again", told, StringComparison.Ordinal);
        Assert.Equal(0, await _bot.ReadAsync<long>("SELECT count(*) FROM messages WHERE key LIKE 'library:%' AND tenant <> @One", new { One }));
    }

    [Fact]
    public async Task Frameworks_of_a_company_that_do_not_go_together_leave_it_the_shipped_ones()
    {
        await AddAsync($"companies/{One}/frameworks/shoes.json", """{"id":"shoes","name":{"en":"Shoe fit"},"asks":[{"question":"shoe_size","points":10}]}""");
        await _bot.Bot.RestartAsync();
        Assert.Contains("BANT", await SayAsync(One, "checklist"), StringComparison.Ordinal);
        var before = _bot.Slack.Messages.Count(m => m.Team == One);
        await _bot.Bot.Services.GetRequiredService<LibrariesJob>().RunAsync(_bot.Bot.Clock.GetUtcNow(), CancellationToken.None);
        Assert.Contains("shoe_size", (await _bot.SaysInAsync(One, before + 1))[^1].Text, StringComparison.Ordinal);
    }

    private async Task AddAsync(string name, string text)
    {
        var path = Path.Combine(_bot.Bot.Folder, name.TrimStart('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
    }

    private async Task SeesNothingAsync(string words, params string[] commands)
    {
        foreach (var command in commands)
        {
            Assert.DoesNotContain(words, await SayAsync(Two, command), StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <returns>Everything that is then said in that workspace.</returns>
    private async Task<string> SayAsync(string team, string text)
    {
        var before = _bot.Slack.Messages.Count(m => m.Team == team);
        await _bot.WriteFromAsync(team, Boss, text);

        // Slack takes about one message a second in a conversation.
        _bot.Bot.Clock.Advance(TimeSpan.FromSeconds(2));
        var said = (await _bot.SaysInAsync(team, before + 1))[^1].Body;
        return $"{said["text"]} {said["blocks"]}";
    }
}
